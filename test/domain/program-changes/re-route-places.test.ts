import { expect, test } from 'vitest';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import { type ReRouteRequest, reRoute } from '#domain/program-changes/re-route.ts';
import type { Season } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitedAt, offerOf, type SeasonSketch, seasonOf } from '#test/support/builders/season.ts';

const [first, second, third] = ['2030-11-18', '2030-11-19', '2030-11-26'] as [
  CalendarDay,
  CalendarDay,
  CalendarDay,
];
const pair = `${first}_${second}`;
const who = { kind: 'program', name: 'Sample Coordinator' } as const;
const context = { now: plusHours(invitedAt, 24), recordId: 'record_a', who };

/** Two tracks, of which `one` is booked or open and `other` is wanted. */
const seasonWith = (one: string, other: string, seats: SeasonSketch['seats']): Season =>
  seasonOf({ tracks: { one: { options: [one] }, other: { options: [other] } }, seats });

const full = (seats: readonly Seat[], mine: readonly CalendarDay[] = []) =>
  seats.map((seat) => ({ ...seat, takenBy: mine.includes(seat.on) ? 'offer_one' : 'offer_else' }));

function booked(...days: readonly CalendarDay[]): Offer {
  const seats = days.map((on) => ({ on, start: 'morning', number: 1 })) as unknown as Booking['seats'];
  return offerOf('one', 'offer_one', { state: 'booked', booking: { option: days.join('_'), seats } });
}

type Setting = {
  readonly season: Season;
  readonly offers: readonly [Offer, ...Offer[]];
  readonly seats: Seat[];
};

const ask = ({ season, offers, seats }: Setting, request: Partial<ReRouteRequest>, now = context.now) =>
  reRoute(
    { season, version: 1, offer: offers[0], seats, outlook: { ledger: 4, offers, seats } },
    { tracks: ['other'], ...request },
    { ...context, now },
  );
const outcome = (...asked: Parameters<typeof ask>) => {
  const verdict = ask(...asked);
  return verdict.kind === 'refusal' ? verdict.refusal.kind : verdict.kind;
};

test('choosing again counts on the seats that it gives back, and on nobody else’s', () => {
  const ofBoth = seasonWith(first, first, { [first]: { morning: { 'one other': 2 } } });
  const again = { instead: 'choose-again' } as const;
  const seats = full(seatsOf(ofBoth)).map((seat) =>
    seat.number === 1 ? { ...seat, takenBy: 'offer_one' } : seat,
  );
  expect(outcome({ season: ofBoth, offers: [booked(first)], seats }, again)).toBe('decision');
  const apart = seasonWith(first, third, {
    [first]: { morning: { one: 1 } },
    [third]: { morning: { other: 1 } },
  });
  expect(
    outcome({ season: apart, offers: [booked(first)], seats: full(seatsOf(apart), [first]) }, again),
  ).toBe('more-offers-than-seats');
});

test('choosing again for a pair counts on the day that is given back and becomes one of its days', () => {
  const season = seasonWith(second, pair, {
    [first]: { morning: { other: 1 } },
    [second]: { morning: { 'one other': 1 } },
  });
  const mine = seatsOf(season, ({ on }) => (on === second ? 'offer_one' : undefined));
  const setting: Setting = { season, offers: [booked(second)], seats: mine };
  expect(outcome(setting, { instead: 'choose-again' })).toBe('decision');
});

test('an open invitation that changes its track asks for a seat of the new one, and the others keep theirs', () => {
  const season = seasonWith(first, third, {
    [first]: { morning: { one: 3 } },
    [third]: { morning: { other: 1 } },
  });
  const offers = [offerOf('one', 'offer_one'), offerOf('one', 'offer_b'), offerOf('one', 'offer_c')] as const;
  expect(outcome({ season, offers: [...offers], seats: seatsOf(season) }, {})).toBe('decision');
});

test('there is never less time to respond than there was, though new invitations have less', () => {
  const season = seasonWith(first, third, {
    [first]: { morning: { one: 1 } },
    [third]: { morning: { other: 1 } },
  });
  const closesAt = plusHours(invitedAt, 200);
  const setting: Setting = {
    season,
    offers: [offerOf('one', 'offer_one', { closesAt })],
    seats: seatsOf(season),
  };
  expect(ask(setting, {})).toMatchObject({ result: { closesAt } });
});

test('without a look at the others no track is changed', () => {
  const season = seasonWith(first, third, {
    [first]: { morning: { one: 1 } },
    [third]: { morning: { other: 1 } },
  });
  const standing = { season, version: 1, offer: offerOf('one', 'offer_one'), seats: seatsOf(season) };
  expect(reRoute(standing, { tracks: ['other'] }, context).kind).toBe('needs-outlook');
});

test('for the same tracks it is a repeat, in whatever order the offer has them', () => {
  const season = seasonWith(first, third, {
    [first]: { morning: { one: 1 } },
    [third]: { morning: { other: 1 } },
  });
  const offers: Setting['offers'] = [offerOf('one', 'offer_one', { tracks: ['other', 'one'] })];
  expect(outcome({ season, offers, seats: seatsOf(season) }, { tracks: ['one', 'other'] })).toBe('repeat');
});

test('track-needs-choice: a seat that the new track may sit in is not kept where its dates are others', () => {
  const season = seasonWith(first, third, {
    [first]: { morning: { 'one other': 1 } },
    [third]: { morning: { other: 1 } },
  });
  const setting: Setting = { season, offers: [booked(first)], seats: full(seatsOf(season), [first]) };
  expect(outcome(setting, {})).toBe('track-needs-choice');
});

test('track-needs-choice: a pair is kept only if the new track may sit on both of its days', () => {
  const kept = (secondDay: string) => {
    const season = seasonWith(pair, pair, {
      [first]: { morning: { 'one other': 1 } },
      [second]: { morning: { [secondDay]: 1 } },
    });
    return outcome(
      { season, offers: [booked(first, second)], seats: full(seatsOf(season), [first, second]) },
      {},
    );
  };
  expect(kept('one')).toBe('track-needs-choice');
  expect(kept('one other')).toBe('decision');
});

test('day-closed: no booking changes its track once its day has begun, nor goes to a day that has', () => {
  const season = seasonWith(third, first, {
    [first]: { morning: { other: 1 } },
    [third]: { morning: { 'one other': 1 } },
  });
  const setting: Setting = { season, offers: [booked(third)], seats: seatsOf(season) };
  const begun = instant('2030-11-26T13:00Z');
  expect(outcome(setting, {}, begun)).toBe('day-closed');
  expect(outcome(setting, { instead: 'choose-again', reason: 'So it is.' }, begun)).toBe('day-closed');
  const instead = { choice: { option: first, starts: ['morning'] } } as const;
  expect(outcome(setting, { instead, reason: 'So it is.' }, instant('2030-11-18T13:00Z'))).toBe('day-closed');
});

test('a pair that is exchanged for a single day sends a message for each of its days', () => {
  const season = seasonWith(pair, third, {
    [first]: { morning: { one: 1 } },
    [second]: { morning: { one: 1 } },
    [third]: { morning: { other: 1 } },
  });
  const setting: Setting = { season, offers: [booked(first, second)], seats: seatsOf(season) };
  const instead = { choice: { option: third, starts: ['morning'] } } as const;
  expect(ask(setting, { instead, reason: 'As she asked.' })).toMatchObject({
    changes: expect.arrayContaining([
      expect.objectContaining({
        record: expect.objectContaining({
          notices: [expect.objectContaining({ part: 1 }), expect.objectContaining({ part: 2 })],
        }),
      }),
    ]),
  });
});
