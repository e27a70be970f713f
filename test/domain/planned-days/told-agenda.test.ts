import { expect, test } from 'vitest';
import { isToldOtherwise, onceToldAgain, partsGone, partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import type { ItineraryMeeting } from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { planNeeds } from '#domain/planned-days/plan-needs.ts';
import type { PlannedDay, PublishedPlan } from '#domain/planned-days/planned-day.ts';
import { isConcerned, tellItinerary } from '#domain/planned-days/tell-itinerary.ts';
import type { AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';

const on = '2030-11-19' as CalendarDay;
const morning = { on, start: 'morning' } as const;
const sketch = seasonOf({
  tracks: { one: { options: [on] } },
  seats: { [on]: { morning: { one: 2 } } },
});
const interviews = { minutes: 20, passingMinutes: 5, meetings: [{ kind: 'team' }] };
const welcome = { at: '08:00', until: '08:30', title: 'Welcome', place: 'Room 1' };
const team = { at: '08:30', until: '10:00', title: 'Team', interviews };
const panel = { at: '10:00', until: '10:30', title: 'Panel' };
const talk = { at: '10:30', until: '11:00', title: 'Talk' };

/** A season whose mornings have these blocks. */
function withBlocks(...blocks: readonly object[]): Season {
  const agenda = { tracks: ['one'], start: 'morning' as const, blocks: blocks as readonly AgendaBlock[] };
  return { ...sketch, agendas: [agenda] };
}

const season = withBlocks(welcome, team, panel, talk);
const exchanged = withBlocks(
  welcome,
  team,
  { ...talk, at: '10:00', until: '10:30' },
  { ...panel, at: '10:30', until: '11:00' },
);
const booked = offerOf('one', 'offer_1', {
  state: 'booked',
  booking: { option: on, seats: [{ on, start: 'morning', number: 1 }] },
});
const published: PublishedPlan = {
  ...{ edition: 1, at: instant('2030-11-01T12:00Z'), who: { kind: 'clock' } },
  interviews: [
    {
      ...{ guest: 'offer_1', kind: 'team', track: 'one' },
      from: 510,
      to: 530,
      interviewers: ['d1'],
    },
  ],
  interviewers: [{ id: 'd1', name: 'Sample Dr. A', address: 'a@example.org' }],
};
const context = { now: instant('2030-11-02T12:00Z'), recordId: 'record_1', who: { kind: 'clock' } } as const;

/** The offer once its applicant was told of the day as it is in that season. */
function toldIn(document: Season, offer: Offer = booked): Offer {
  const [put] = tellItinerary({ document, on }, published, offer, context);
  if (put?.kind !== 'put-offer') throw new Error('nobody was told');
  return put.offer;
}
const told = toldIn(season);
const marked = (document: Season, offer: Offer) =>
  partsOfDay(document, offer, morning).flatMap(({ title, isNew }) => (isNew ? [title] : []));
const gone = (document: Season, offer: Offer) =>
  partsGone(document, offer, morning).map(({ title }) => title);

test.each<[string, Season]>([
  ['two blocks change places', exchanged],
  ['a block is left out', withBlocks(welcome, team, panel)],
  ['a block is added', withBlocks(welcome, team, panel, talk, { ...talk, at: '11:00', until: '11:30' })],
  ['a block has another title', withBlocks(welcome, team, panel, { ...talk, title: 'Tour' })],
  ['a block is elsewhere', withBlocks({ ...welcome, place: 'Room 2' }, team, panel, talk)],
  ['a block ends later', withBlocks(welcome, team, panel, { ...talk, until: '11:15' })],
  ['the interviews are elsewhere', withBlocks(welcome, { ...team, place: 'Clinic' }, panel, talk)],
])('an applicant who was told of the agenda has to be told again when %s', (_, next) => {
  expect(isToldOtherwise(season, told, on)).toBe(false);
  expect(isToldOtherwise(next, told, on)).toBe(true);
  expect(isConcerned({ document: season, on }, published, told)).toBe(false);
  expect(isConcerned({ document: next, on }, published, told)).toBe(true);
});

test('what an applicant was not told of needs no message: a join link, and how long interviews may take', () => {
  const quiet = withBlocks(
    { ...welcome, joinLink: 'https://video.example.org/w' },
    { ...team, until: '10:15' },
    panel,
    talk,
  );
  expect(isToldOtherwise(quiet, told, on)).toBe(false);
  expect(isToldOtherwise(exchanged, booked, on)).toBe(false);
  expect(isToldOtherwise(exchanged, told, '2030-11-20' as CalendarDay)).toBe(false);
});

test('what was told before parts were kept does not count as changed', () => {
  const [{ parts: _, ...older } = { parts: [] }] = told.itineraries ?? [];
  expect(isToldOtherwise(exchanged, { ...told, itineraries: [older as never] }, on)).toBe(false);
});

test('a published plan says who has to be told of another agenda, unless they are about to be', () => {
  const day = { guests: [], interviewers: [], published: published.interviews };
  const planned: PlannedDay = {
    ...{ id: on, season: 's', on, version: 2, state: 'idle', untold: [], edits: [] },
    published,
  };
  const needs = (document: Season, untold: readonly string[] = []) =>
    planNeeds({ document, day, offers: [told], planned: { ...planned, untold } }).filter(
      ({ kind }) => kind === 'told-otherwise',
    );
  expect(needs(season)).toEqual([]);
  expect(needs(exchanged)).toEqual([{ kind: 'told-otherwise', guest: 'offer_1' }]);
  expect(needs(exchanged, ['offer_1'])).toEqual([]);
});

test('what differs is marked from the moment of the change until the day was told again, and once more reminded of', () => {
  expect([marked(season, told), gone(season, told)]).toEqual([[], []]);
  expect([marked(exchanged, told), gone(exchanged, told)]).toEqual([
    ['Talk', 'Panel'],
    ['Panel', 'Talk'],
  ]);
  const again = toldIn(exchanged, told);
  expect(again.sequence).toBe((told.sequence ?? 0) + 1);
  expect(isToldOtherwise(exchanged, again, on)).toBe(false);
  expect([marked(exchanged, again), gone(exchanged, again)]).toEqual([
    ['Talk', 'Panel'],
    ['Panel', 'Talk'],
  ]);
  const reminded = { ...again, itineraries: onceToldAgain(exchanged, again) };
  expect([marked(exchanged, reminded), gone(exchanged, reminded)]).toEqual([[], []]);
});

test('a reminder tells the agenda as it is, so nobody has to be told of it again', () => {
  const reminded = { ...told, itineraries: onceToldAgain(exchanged, told) };
  expect(isToldOtherwise(exchanged, reminded, on)).toBe(false);
  expect(isToldOtherwise(season, reminded, on)).toBe(true);
});

test('an interview that is at its time but elsewhere is marked, and is not gone', () => {
  const next = withBlocks(welcome, { ...team, place: 'Clinic' }, panel, talk);
  expect([marked(next, told), gone(next, told)]).toEqual([['Team'], []]);
  const meetings: readonly ItineraryMeeting[] = told.itineraries?.[0]?.meetings ?? [];
  expect(meetings).toHaveLength(1);
});
