import { describe, expect, test } from 'vitest';
import { hasInterviewAhead } from '#domain/accommodations/ask-for-accommodation.ts';
import { interviewEndsAt, interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import { isAhead } from '#domain/people/erase.ts';
import { type CalendarDay, type WallTime, wallClock } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const season = winterSeason();
const on = '2030-11-19' as CalendarDay;
const clock = (time: string) => wallClock(on, time as WallTime, season.program.zone);
/** Booked for the morning, until 13:00, with interviews until then and then. */
const heldUntil = (...ends: readonly number[]) => {
  const meetings = ends.map((to) => ({
    ...({ from: to - 20, to, kind: 'one-on-one', track: 'categorical', people: [] } as const),
  }));
  return offerOf('categorical', 'offer_1', {
    ...{ state: 'booked', booking: { option: on, seats: [{ on, start: 'morning', number: 1 }] } },
    itineraries: [{ on, start: 'morning', edition: 1, meetings }],
  });
};

describe('the day of an applicant', () => {
  const seat = { on, start: 'morning' } as const;

  test('ends with its start, or with the last interview where that is later', () => {
    expect(dayEndsAt(season, {}, seat)).toBe(clock('13:00'));
    expect(dayEndsAt(season, heldUntil(600, 500), seat)).toBe(clock('13:00'));
    expect(dayEndsAt(season, heldUntil(820, 500), seat)).toBe(clock('13:40'));
  });

  test('does not end with an interview of another start, and counts to its end if its start is gone', () => {
    expect(dayEndsAt(season, heldUntil(1_140), { on, start: 'afternoon' })).toBe(clock('18:00'));
    const gone = '2030-11-20' as CalendarDay;
    expect(dayEndsAt(season, {}, { on: gone, start: 'morning' })).toBe(
      wallClock('2030-11-21' as CalendarDay, '00:00' as WallTime, season.program.zone),
    );
  });

  test('is not over, for anything, while an interview that was arranged to be later is ahead', () => {
    const offer = heldUntil(500, 820);
    const at = (time: string) => [
      interviewOutcome(season, offer, clock(time)),
      hasInterviewAhead(season, offer, clock(time)),
      isAhead(season, offer, clock(time)),
    ];
    expect(interviewEndsAt(season, offer)).toBe(clock('13:40'));
    expect(at('13:39')).toEqual([undefined, true, true]);
    expect(at('13:40')).toEqual(['interviewed', false, false]);
  });
});
