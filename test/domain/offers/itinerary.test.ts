import { describe, expect, test } from 'vitest';
import {
  areSameMeetings,
  type Itinerary,
  type ItineraryMeeting,
  isNewSince,
  itinerariesOf,
} from '#domain/offers/itinerary.ts';
import type { CalendarDay } from '#domain/values/time.ts';

const on = '2030-11-18' as CalendarDay;
const meeting: ItineraryMeeting = {
  ...{ from: 540, to: 570, kind: 'one-on-one', track: 'categorical' },
  people: ['Sample Dr. One', 'Sample Dr. Two'],
};
const later: ItineraryMeeting = { ...meeting, from: 600, to: 630 };

/** What makes another interview of `meeting`, in the eyes of its applicant. */
const differences = [
  { from: 535 },
  { to: 575 },
  { kind: 'team' },
  { track: 'preliminary' },
  { people: ['Sample Dr. One'] },
] as const;

describe('an itinerary', () => {
  const itinerary: Itinerary = { on, start: 'morning', edition: 1, meetings: [meeting] };
  const bookedOn = (...starts: readonly string[]) => ({
    seats: starts.map((each) => {
      const [day, start] = each.split(' ');
      return { on: day as CalendarDay, start: start as Itinerary['start'] };
    }),
  });

  test.each([
    [['2030-11-18 morning'], 1],
    [['2030-11-17 afternoon', '2030-11-18 morning'], 1],
    [['2030-11-18 afternoon'], 0],
    [['2030-11-19 morning'], 0],
  ])('of a morning belongs to a booking of %j: %i', (starts, count) => {
    expect(itinerariesOf([itinerary], bookedOn(...starts))).toHaveLength(count);
  });

  test('belongs to nobody who has no booking', () => {
    expect(itinerariesOf([itinerary], undefined)).toEqual([]);
  });
});

describe('an interview is new', () => {
  test('to nobody who is told of the day for the first time', () => {
    expect(isNewSince({}, meeting)).toBe(false);
  });

  test('unless the applicant was told the same before, beside whatever else', () => {
    expect(isNewSince({ before: [later, meeting] }, meeting)).toBe(false);
    expect(isNewSince({ before: [later] }, meeting)).toBe(true);
    expect(isNewSince({ before: [] }, meeting)).toBe(true);
  });

  test.each(differences)('if it differs by %j', (difference) => {
    expect(isNewSince({ before: [meeting] }, { ...meeting, ...difference })).toBe(true);
  });
});

describe('two itineraries hold the same interviews', () => {
  test('in whatever order', () => {
    expect(areSameMeetings([meeting, later], [later, meeting])).toBe(true);
  });

  test('not if one of them has more', () => {
    expect(areSameMeetings([meeting], [meeting, later])).toBe(false);
    expect(areSameMeetings([meeting, later], [meeting])).toBe(false);
  });

  test.each(differences)('not if one interview differs by %j', (difference) => {
    expect(areSameMeetings([later, meeting], [later, { ...meeting, ...difference }])).toBe(false);
  });
});
