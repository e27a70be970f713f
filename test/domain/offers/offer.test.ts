import { expect, test } from 'vitest';
import {
  type Booking,
  isChosen,
  isReleased,
  latestOffers,
  needsSeat,
  offerStates,
  shownVersion,
} from '#domain/offers/offer.ts';
import { seasonOfRecord, startsLeft, withReleasedStarts } from '#domain/offers/released-starts.ts';
import { type Season, startOf } from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { offerOf, winterSeason } from '#test/support/builders/season.ts';

const [first, second] = ['2030-12-09', '2030-12-10'] as unknown as [CalendarDay, CalendarDay];
const option = `${first}_${second}`;
const pair: Booking = {
  option,
  seats: [
    { on: first, start: 'morning', number: 1 },
    { on: second, start: 'afternoon', number: 2 },
  ],
};
const season = winterSeason();

test('a booking is what was chosen if option and starts are, whichever seats they became', () => {
  expect(isChosen(pair, { option, starts: ['morning', 'afternoon'] })).toBe(true);
  expect(isChosen(pair, { option, starts: ['morning', 'morning'] })).toBe(false);
  expect(isChosen(pair, { option, starts: ['morning', 'afternoon', 'morning'] })).toBe(false);
  expect(isChosen(pair, { option: 'other', starts: ['morning', 'afternoon'] })).toBe(false);
});

test('a page of an open offer shows version 1, and each change of the booking shows the next', () => {
  expect(
    [undefined, 0, 5].map((sequence) => shownVersion(sequence === undefined ? {} : { sequence })),
  ).toEqual([1, 2, 7]);
});

test('the offer of an applicant is the live one, in whatever order they are read, or else the last', () => {
  const { applicant } = offerOf('categorical', 'one');
  const offers = (['declined', 'booked', 'canceled'] as const).map((state, index) => ({
    ...offerOf('categorical', `offer_${index}`),
    applicant,
    state,
  }));
  const latest = (of: typeof offers) => latestOffers(of).get(applicant.id)?.id;
  expect(latest(offers)).toBe('offer_1');
  expect(latest(offers.filter(({ state }) => state !== 'booked'))).toBe('offer_2');
});

test('an offer needs a seat from its preparation until it is answered or ends', () => {
  expect(offerStates.filter((state) => needsSeat({ state })).toSorted()).toEqual(['open', 'prepared']);
});

test('an applicant knows of an offer from its release on, whatever becomes of it', () => {
  const known = ['booked', 'canceled', 'declined', 'expired', 'open', 'withdrawn'];
  expect(offerStates.filter((state) => isReleased({ state })).toSorted()).toEqual(known);
});

test('an offer that was never released does not take the place of one that has ended', () => {
  const ended = { ...offerOf('categorical', 'ended'), state: 'declined' } as const;
  const never = { ...ended, id: 'never', state: 'unreleased' } as const;
  expect(latestOffers([ended, never]).get(ended.applicant.id)?.id).toBe('ended');
});

test('a released start keeps the times that it had, though the season has moved it since', () => {
  const left = startsLeft(season, pair);
  expect(left).toEqual([
    { on: first, name: 'morning', at: '08:00', until: '13:00' },
    { on: second, name: 'afternoon', at: '13:00', until: '18:00' },
  ]);
  const moved = withTimes(season, '09:00' as WallTime);
  const shown = withReleasedStarts(moved, left);
  const timesOf = (of: Season) =>
    of.days.flatMap(({ on, starts }) => starts.map(({ name, at }) => `${on} ${name} ${at}`)).sort();
  const expected = timesOf(moved).filter(
    (each) => ![`${first} m`, `${second} a`].includes(each.slice(0, 12)),
  );
  expect(timesOf(shown)).toEqual([...expected, `${first} morning 08:00`, `${second} afternoon 13:00`].sort());
});

test('a released start is shown although the season no longer has its day', () => {
  const shown = withReleasedStarts({ ...season, days: [] }, startsLeft(season, pair));
  expect(startOf(shown, { on: second, start: 'afternoon' })).toMatchObject({ at: '13:00', until: '18:00' });
});

test('a start that the season does not have cannot be kept, and a record without any leaves the season as it is', () => {
  expect(startsLeft({ ...season, days: [] }, pair)).toEqual([]);
  expect(withReleasedStarts(season)).toBe(season);
});

test('the season of a record has the starts of which it speaks: those that it released, or as they are changed', () => {
  const left = startsLeft(season, pair);
  const at = '09:00' as WallTime;
  const moved = left.map((start) => ({ ...start, at }));
  const timesIn = (record: object) => startsLeft(seasonOfRecord(season, record), pair);
  expect(timesIn({ left: moved })).toEqual(moved);
  expect(timesIn({ changes: moved.map((now) => ({ now })) })).toEqual(moved);
  expect(seasonOfRecord(season, {})).toBe(season);
});

/** The season with every start moved to `at`. */
function withTimes(of: Season, at: WallTime): Season {
  return {
    ...of,
    days: of.days.map((day) => ({ ...day, starts: day.starts.map((start) => ({ ...start, at })) })),
  };
}
