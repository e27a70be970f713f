import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import { residentsDay } from '#domain/questions/residents-day.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { sampleOffer } from '#test/support/builders/sample-season.ts';

const read = readSeasonFile(readFileSync('seasons/im-2020-2021.yaml', 'utf8'));
if (!('season' in read)) throw new Error('the reference season cannot be read');
const { season } = read;
const [first, second] = ['2020-11-16', '2020-11-17'] as [CalendarDay, CalendarDay];

const booked = (track: string, ...seats: readonly (readonly [CalendarDay, 'morning' | 'afternoon'])[]) =>
  sampleOffer({
    ...{ tracks: [track], seatedAs: track, state: 'booked' },
    booking: {
      option: seats.map(([on]) => on).join('_'),
      seats: seats.map(([on, start]) => ({ on, start, label: track })),
    } as unknown as NonNullable<Offer['booking']>,
  });
const linesOf = (offers: readonly Offer[], on: CalendarDay) =>
  residentsDay(season, offers, on).map(
    ({ at, until, title, applicants }) => `${at}-${until} ${title}: ${applicants}`,
  );

test('panels and conferences with residents stand once a time, with everybody who is booked for them, whatever the track', () => {
  const offers = [
    booked('categorical', [second, 'morning']),
    booked('categorical', [second, 'afternoon']),
    booked('primary-care', [first, 'afternoon'], [second, 'morning']),
  ];
  expect(linesOf(offers, second)).toEqual([
    '11:05-11:45 Panel with residents: 2',
    '11:45-12:30 Noon conference with residents: 2',
    '13:00-13:45 Noon conference with residents: 1',
    '16:50-17:30 Panel with residents: 1',
  ]);
  expect(linesOf(offers, first)).toHaveLength(2);
});

test('welcomes, interviews and round tables are not the residents’, nor is a day without a booking', () => {
  const titles = residentsDay(season, [booked('categorical', [second, 'morning'])], second).map(
    ({ title }) => title,
  );
  expect(titles.filter((title) => !title.includes('residents'))).toEqual([]);
  expect(residentsDay(season, [booked('categorical', [second, 'morning'])], first)).toEqual([]);
  expect(residentsDay(season, [sampleOffer()], second)).toEqual([]);
});

test('the same block in two places is two, each with its place and link', () => {
  const [agenda] = season.agendas ?? [];
  if (!agenda) throw new Error('the season has no agenda');
  const at = (place: string, tracks: readonly string[]) => ({
    ...{ ...agenda, tracks },
    blocks: agenda.blocks
      .filter(({ takesQuestions }) => takesQuestions)
      .map((block) => ({ ...block, place })),
  });
  const agendas = [at('Room 1', ['categorical']), at('Room 2', ['preliminary'])];
  const offers = ['categorical', 'preliminary'].map((track) => booked(track, [second, 'morning']));
  expect(
    residentsDay({ ...season, agendas }, offers, second).map(({ place, applicants }) => [place, applicants]),
  ).toEqual([
    ['Room 1', 1],
    ['Room 2', 1],
  ]);
});
