import { expect, test } from 'vitest';
import { byName, rosterOf } from '#domain/roster/roster.ts';
import type { StartName } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { sampleOffer, sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const monday = '2020-11-16' as CalendarDay;
const tuesday = '2020-11-17' as CalendarDay;

function booked(name: string, ...seats: readonly [CalendarDay, StartName][]) {
  const keys = seats.map(([on, start], index) => ({ on, start, number: index + 1 }));
  const booking = { option: seats.map(([on]) => on).join('_'), seats: keys as never };
  const applicant = { id: `id-${name}`, name, email: `${name.toLowerCase()}@example.org` };
  return sampleOffer({ id: `off_${name}`, state: 'booked', applicant, booking });
}

test('a roster has everybody of the day and nobody else, by start and then by name', () => {
  const offers = [
    booked('Émile', [tuesday, 'morning']),
    booked('zoe', [tuesday, 'morning']),
    booked('Adam', [tuesday, 'afternoon']),
    booked('Fred', [tuesday, 'morning']),
    booked('Other', ['2020-11-24' as CalendarDay, 'morning']),
    sampleOffer({ id: 'open' }),
  ];
  const names = rosterOf(season, offers, tuesday).map(({ start, applicant }) => `${start} ${applicant.name}`);
  expect(names).toEqual(['morning Émile', 'morning Fred', 'morning zoe', 'afternoon Adam']);
});

test('a pair is on the roster of both its days, each with its part and the other day', () => {
  const pair = booked('Pair', [monday, 'morning'], [tuesday, 'afternoon']);
  expect(rosterOf(season, [pair], monday)).toMatchObject([
    { part: 1, parts: 2, start: 'morning', otherDay: { on: tuesday, start: 'afternoon' } },
  ]);
  expect(rosterOf(season, [pair], tuesday)).toMatchObject([
    { part: 2, parts: 2, start: 'afternoon', otherDay: { on: monday, start: 'morning' } },
  ]);
});

test('a roster names every track, the one of the booking first, and when the start begins', () => {
  const offer = {
    ...booked('Both', [monday, 'morning'], [tuesday, 'morning']),
    tracks: ['categorical', 'primary-care'],
    seatedAs: 'primary-care',
    zone: 'Asia/Tokyo',
  };
  expect(rosterOf(season, [offer], monday)).toMatchObject([
    {
      tracks: ['primary-care', 'categorical'],
      startsAt: '2020-11-16T13:00:00.000Z',
      zone: 'Asia/Tokyo',
      offer: 'off_Both',
      applicant: { id: 'id-Both', email: 'both@example.org' },
    },
  ]);
});

test('a start that the season no longer has keeps its people on the roster', () => {
  const days = season.days.map((day) => (day.on === tuesday ? { ...day, starts: [] } : day));
  const rows = rosterOf({ ...season, days }, [booked('Ann', [tuesday, 'morning'])], tuesday);
  expect(rows).toHaveLength(1);
  expect(rows[0]).not.toHaveProperty('startsAt');
});

test('people of one name are in the order of their ids, and others in that of their names', () => {
  const named = (name: string, id: string) => ({ applicant: { id, name, email: '' } });
  const people = [named('Ben', '1'), named('Ann', '3'), named('ann', '2')];
  expect(people.toSorted(byName).map(({ applicant }) => applicant.id)).toEqual(['2', '3', '1']);
});

test('a number in a name counts as a number: 2 comes before 10', () => {
  const named = (name: string) => ({ applicant: { id: name, name, email: '' } });
  const people = [named('Sample 10'), named('Sample 2')];
  expect(people.toSorted(byName).map(({ applicant }) => applicant.name)).toEqual(['Sample 2', 'Sample 10']);
});
