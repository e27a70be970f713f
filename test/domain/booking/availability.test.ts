import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OptionOpening, openings, type StartOpening } from '#domain/booking/availability.ts';
import { book } from '#domain/booking/book.ts';
import { move } from '#domain/booking/move.ts';
import type { OfferView, Standing } from '#domain/booking/standing.ts';
import { boardOf } from '#domain/capacity/board.ts';
import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import type { AnyVerdict } from '#domain/contract.ts';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { StartName } from '#domain/season/season.ts';
import { type Seat, seatName } from '#domain/seats/seat.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import { sampleOffer, sampleSeason, seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';

const season = sampleSeason({ seats: 1, shared: 1 });
const now = instant('2020-10-28T12:00Z');
const pair = '2020-11-16_2020-11-17';

function standing(change: Partial<Offer> = {}, taken?: (seat: Seat) => string | undefined): Standing {
  const offer = sampleOffer(change);
  const seats = seatsOf(season, taken);
  return { season, offer, seats, outlook: { ledger: 1, offers: [offer], seats } };
}

/** The view that the page would be rendered from, if the board were exact. */
function viewOf({ season, offer, outlook }: Standing): OfferView {
  return { season, offer, board: boardOf(season, outlook ?? { offers: [], seats: [] }) };
}

function startsOf(options: readonly OptionOpening[], option: string): readonly StartOpening[] {
  return options.find((each) => each.option === option)?.days.flatMap((day) => day.starts) ?? [];
}

test('an applicant may take the seats kept for their track and the shared ones, no others', () => {
  const [morning] = startsOf(openings(viewOf(standing()), now), '2020-11-17');
  expect(morning).toMatchObject({ start: 'morning', free: 2, current: false });
  expect(morning?.unavailableBecause).toBeUndefined();
});

test('a start without a seat for the applicant is full, although another track has one', () => {
  const taken = (seat: Seat) =>
    seat.on === '2020-11-17' && seat.start === 'morning' && seat.tracks.includes('categorical')
      ? 'off_other'
      : undefined;
  const [morning, afternoon] = startsOf(openings(viewOf(standing({}, taken)), now), '2020-11-17');
  expect(morning).toMatchObject({ free: 0, unavailableBecause: 'start-full' });
  expect(afternoon?.unavailableBecause).toBeUndefined();
});

test('a pair with one full day is unavailable, and its other day says so', () => {
  const taken = (seat: Seat) => (seat.on === '2020-11-16' ? 'off_other' : undefined);
  const options = openings(viewOf(standing({ seatedAs: 'primary-care' }, taken)), now);
  const opening = options.find((each) => each.option === pair);
  expect(opening?.available).toBe(false);
  expect(opening?.days.map((day) => day.starts.map((start) => start.unavailableBecause))).toEqual([
    ['start-full', 'start-full'],
    ['other-day-gone', 'other-day-gone'],
  ]);
});

test('a day is available with one start that is free, and so is a pair with one on each of its days', () => {
  const taken = (seat: Seat) => (seat.start === 'morning' ? 'off_other' : undefined);
  for (const seatedAs of ['categorical', 'primary-care']) {
    const options = openings(viewOf(standing({ seatedAs }, taken)), now);
    expect(options.every((option) => option.available)).toBe(true);
  }
});

test('a pair whose first day is closed has a second day that is of no use', () => {
  const late = standing({ seatedAs: 'primary-care', closesAt: instant('2020-12-31T00:00Z') });
  const starts = startsOf(openings(viewOf(late), instant('2020-11-15T23:00Z')), pair);
  expect(starts.map((start) => start.unavailableBecause)).toEqual([
    'day-closed',
    'day-closed',
    'other-day-gone',
    'other-day-gone',
  ]);
});

const [near, far] = ['2030-11-19', '2030-12-03'] as const;

/** One seat a day, of which both tracks may choose either; a start has further groups as `near` says. */
function twoTracks(groups: Readonly<Record<string, number>>, taken?: (seat: Seat) => string | undefined) {
  const small = seasonOf({
    tracks: { one: { options: [near, far] }, two: { options: [near, far] } },
    seats: { [near]: { morning: groups }, [far]: { morning: { 'one two': 1 } } },
  });
  return { season: small, seats: seatsOf(small, taken) };
}

test('needed-by-others: a single day that another applicant depends on says so', () => {
  const { season: small, seats } = twoTracks({ three: 1 });
  const offer = offerOf('one', 'offer_1');
  const board = boardOf(small, { offers: [offer, offerOf('two', 'offer_2')], seats });
  const options = openings({ season: small, offer, board }, instant('2030-10-29T12:00Z'));
  expect(startsOf(options, far)).toMatchObject([{ free: 0, unavailableBecause: 'needed-by-others' }]);
});

test.each([
  [{ one: 1, 'one two': 1, 'three four five': 1 }, 'two', true, 'the widest that the track may use'],
  [{ one: 1, 'three four five': 1 }, 'two', false, 'the only one that it may use'],
  [{ two: 1 }, 'one', true, 'that of the track alone'],
  [{ two: 1 }, 'two', false, 'that of the track alone'],
] as const)(
  'a seat given up at a start with %j makes room for %s: %s, its label is %s',
  (groups, track, isFree, _) => {
    const { season: small, seats } = twoTracks(groups, ({ on }) => (on === near ? 'offer_1' : undefined));
    const booking = {
      option: near,
      seats: [{ on: near, start: 'morning', number: 1 }],
    } as unknown as Booking;
    const offer = offerOf('one', 'offer_1', { state: 'booked', booking });
    const board = boardOf(small, { offers: [offer, offerOf(track, 'offer_2')], seats });
    const options = openings({ season: small, offer, board }, instant('2030-10-29T12:00Z'));
    expect(startsOf(options, far)[0]?.unavailableBecause).toBe(isFree ? undefined : 'needed-by-others');
  },
);

test('a seat kept for the own track is shown although others have lost theirs, as a booking takes it without a look', () => {
  const { season: small, seats } = twoTracks({ one: 1 });
  const offer = offerOf('one', 'offer_1');
  const others = ['a', 'b', 'c'].map((id) => offerOf('two', id));
  const board = boardOf(small, { offers: [offer, ...others], seats });
  const options = openings({ season: small, offer, board }, instant('2030-10-29T12:00Z'));
  expect(startsOf(options, near)).toMatchObject([{ free: 1 }]);
  expect(startsOf(options, near)[0]?.unavailableBecause).toBeUndefined();
  expect(startsOf(options, far)[0]?.unavailableBecause).toBe('needed-by-others');
});

test('a start closes 24 hours before it begins, to the millisecond', () => {
  const open = { closesAt: instant('2020-12-31T00:00Z') };
  const at = (text: string) =>
    startsOf(openings(viewOf(standing(open)), instant(text)), '2020-11-17')[0]?.unavailableBecause;
  expect(at('2020-11-16T12:59:59.999Z')).toBeUndefined();
  expect(at('2020-11-16T13:00:00.000Z')).toBe('day-closed');
});

test('a start is open to the program until it begins, and closes then', () => {
  const open = { closesAt: instant('2020-12-31T00:00Z') };
  const at = (text: string) => {
    const options = openings(viewOf(standing(open)), instant(text), { kind: 'program', name: 'Sample' });
    return startsOf(options, '2020-11-17')[0];
  };
  expect(at('2020-11-17T12:59:59.999Z')).toMatchObject({ free: 2, closesAt: instant('2020-11-17T13:00Z') });
  expect(at('2020-11-17T13:00Z')).toMatchObject({ free: 0, unavailableBecause: 'day-closed' });
});

test('the present booking is marked, and keeping it is always possible', () => {
  const booking: Booking = { option: pair, seats: [held('2020-11-16', 1), held('2020-11-17', 2)] };
  const names = booking.seats.map(seatName);
  const taken = (seat: Seat) => (names.includes(seatName(seat)) ? 'off_sample' : undefined);
  const offer = { seatedAs: 'primary-care', state: 'booked', booking } as const;
  const options = openings(viewOf(standing(offer, taken)), now);
  const present = startsOf(options, pair).filter((start) => start.current);
  expect(present.map((start) => start.on)).toEqual(['2020-11-16', '2020-11-17']);
  expect(present.every((start) => start.unavailableBecause === undefined && start.free === 0)).toBe(true);
  expect(options.filter((option) => option.current).map((option) => option.option)).toEqual([pair]);
});

test('a booking that is too close to be changed leaves nothing to choose', () => {
  const booking: Booking = { option: '2020-11-17', seats: [held('2020-11-17', 1)] };
  const late = openings(viewOf(standing({ state: 'booked', booking })), instant('2020-11-16T13:00Z'));
  expect(late.some((option) => option.available)).toBe(false);
});

test('nothing can be chosen once the window has closed', () => {
  const late = openings(viewOf(standing()), instant('2020-10-29T16:00Z'));
  expect(late.some((option) => option.available)).toBe(false);
});

test('a start shown as free is granted, and one shown as unavailable is refused for the same reason', () => {
  fc.assert(
    fc.property(chance, (drawn) => {
      const crowded = crowdedStanding(drawn);
      fc.pre(keepsPromise(crowded));
      for (const option of openings(viewOf(crowded), now)) {
        for (const start of option.days.flatMap((day) => day.starts)) expectHonest(crowded, option, start);
      }
    }),
    { numRuns: 300 },
  );
});

function held(on: string, number: number) {
  return { on, start: 'morning', number } as Booking['seats'][0];
}

const tracks = ['categorical', 'primary-care', 'physician-scientist'];
const chance = fc.record({
  track: fc.constantFrom(...tracks),
  isBooked: fc.boolean(),
  luck: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
  percentTaken: fc.integer({ min: 40, max: 95 }),
  others: fc.array(fc.constantFrom(...tracks), { maxLength: 12 }),
});
type Chance = typeof chance extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** A season in which chance has taken many seats, invited many others, and perhaps booked for the applicant. */
function crowdedStanding({ track, isBooked, luck, percentTaken, others }: Chance): Standing {
  let state = luck;
  const seats = seatsOf(season, () => {
    state = (state * 48271) % 2147483647;
    return state % 100 < percentTaken ? 'off_taken' : undefined;
  });
  const offer = sampleOffer({ seatedAs: track });
  const open = others.map((id, index) => sampleOffer({ id: `off_${index}`, seatedAs: id }));
  const before = { season, offer, seats, outlook: { ledger: 1, offers: [...open, offer], seats } };
  return isBooked ? booking(before) : before;
}

/** Whether every open offer can be placed, as it always can in a season that the decisions made. */
function keepsPromise({ outlook }: Standing): boolean {
  const { offers, seats } = outlook ?? { offers: [], seats: [] };
  return !shortfall(season, seats, openDemand(season, offers));
}

/** The standing after the applicant took the first available start, if there was one. */
function booking(before: Standing): Standing {
  const option = openings(viewOf(before), now).find((each) => each.available);
  const verdict =
    option &&
    choose(
      before,
      option.days.map((day) => firstOpen(day.starts)),
      option.option,
    );
  if (verdict?.kind !== 'decision') return before;
  const put = verdict.changes.find((change) => change.kind === 'put-offer');
  if (!put) throw new Error('a booking puts an offer');
  const names = put.offer.booking?.seats.map(seatName) ?? [];
  const seats = before.seats.map((seat) =>
    names.includes(seatName(seat)) ? { ...seat, takenBy: put.offer.id } : seat,
  );
  return {
    ...before,
    offer: put.offer,
    seats,
    outlook: { ledger: 2, offers: [...(before.outlook?.offers ?? []).slice(0, -1), put.offer], seats },
  };
}

function firstOpen(starts: readonly StartOpening[]): StartName {
  return starts.find((start) => !start.unavailableBecause)?.start ?? 'morning';
}

function choose(from: Standing, starts: readonly StartName[], option: string): AnyVerdict {
  const context = { now: now as Instant, recordId: 'rec_1', who: { kind: 'applicant' } } as const;
  const request = { choice: { option, starts } };
  return from.offer.state === 'booked' ? move(from, request, context) : book(from, request, context);
}

/** Tries the start together with every start of the other day, as the applicant could. */
function expectHonest(from: Standing, option: OptionOpening, start: StartOpening): void {
  const [first, second] = option.days.map((day) =>
    day.on === start.on ? [start.start] : day.starts.map((each) => each.start),
  );
  const choices = (first ?? []).flatMap((one) => (second ? second.map((two) => [one, two]) : [[one]]));
  const verdicts = choices.map((starts) => choose(from, starts, option.option));
  const granted = verdicts.some((verdict) => verdict.kind === 'decision' || verdict.kind === 'repeat');
  // Of a held seat the page does not know the label, and takes the widest: a move may then be shown and refused, with that word.
  const isTooHopeful = from.offer.state === 'booked' && !granted && start.unavailableBecause === undefined;
  if (isTooHopeful) {
    expect(verdicts.map((verdict) => verdict.kind === 'refusal' && verdict.refusal.kind)).toContain(
      'needed-by-others',
    );
    return;
  }
  expect(granted).toBe(start.unavailableBecause === undefined);
  if (start.unavailableBecause && start.unavailableBecause !== 'other-day-gone' && option.days.length === 1)
    expect(verdicts[0]).toMatchObject({ refusal: { kind: start.unavailableBecause } });
}
