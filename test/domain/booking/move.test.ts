import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { applicantNotices } from '#domain/booking/calendar-notices.ts';
import { type MoveRequest, move } from '#domain/booking/move.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, seasonOf, winterSeason } from '#test/support/builders/season.ts';
import {
  changesOf,
  kindsOf,
  momentAt,
  offerAfter,
  program,
  recordOf,
} from '#test/support/builders/verdicts.ts';
import { afterChanges, emptyWorld, type World } from '#test/support/models/world.ts';

const season = winterSeason({ kept: 1, shared: 1 });
const context = momentAt('2030-10-29T09:00Z');
const first: Choice = { option: '2030-11-18_2030-11-19', starts: ['morning', 'morning'] };
const second: Choice = { option: '2030-12-09_2030-12-10', starts: ['morning', 'morning'] };

/** A world in which `offer_1` has booked the first pair's mornings, beside `others`. */
function bookedWorld(others: readonly Offer[] = []): World {
  const offer = offerOf('primary-care', 'offer_1');
  const world = emptyWorld(seatsOf(season), [offer, ...others]);
  const choice = first;
  return afterChanges(world, changesOf(book({ season, offer, seats: world.seats }, { choice }, context)));
}

function moveIn(
  world: World,
  request: MoveRequest,
  at = momentAt('2030-10-29T10:00Z', undefined, 'record_2'),
) {
  const offer = world.offers.find((each) => each.id === 'offer_1') as Offer;
  return move({ season, offer, seats: world.seats, outlook: world }, request, at);
}

const byProgram = (now: string) => momentAt(now, program, 'record_2');

test('a move takes the new seats and gives back the old ones in one decision', () => {
  const verdict = moveIn(bookedWorld(), { choice: second });
  expect(kindsOf(verdict)).toEqual([
    'take-seat',
    'take-seat',
    'give-seat-back',
    'give-seat-back',
    'raise-ledger',
    'put-offer',
    'add-record',
  ]);
  const world = afterChanges(bookedWorld(), changesOf(verdict));
  expect(world.seats.filter((seat) => seat.takenBy).map((seat) => seat.on)).toEqual([
    '2030-12-09',
    '2030-12-10',
  ]);
});

test('a move takes over the zone in which the applicant now reads, and otherwise keeps the one before', () => {
  const zones = (zone?: string) => {
    const world = bookedWorld();
    const offers = world.offers.map((offer) => ({ ...offer, zone: 'Europe/Vienna' }));
    return offerAfter(moveIn({ ...world, offers }, { choice: second, ...(zone ? { zone } : {}) })).zone;
  };
  expect(zones('Asia/Tokyo')).toBe('Asia/Tokyo');
  expect(zones()).toBe('Europe/Vienna');
});

test('a move is never decided without a look at the others', () => {
  const { offers, seats } = bookedWorld();
  const standing = { season, offer: offers[0] as Offer, seats };
  expect(move(standing, { choice: second }, context)).toEqual({ kind: 'needs-outlook' });
});

test('a move keeps the seats that it chooses again, and its notice names only the day that changes', () => {
  const verdict = moveIn(bookedWorld(), { choice: { ...first, starts: ['morning', 'afternoon'] } });
  const touched = changesOf(verdict).filter((change) => 'seat' in change);
  expect(touched).toMatchObject([
    { kind: 'take-seat', seat: { on: '2030-11-19', start: 'afternoon' } },
    { kind: 'give-seat-back', seat: { on: '2030-11-19', start: 'morning' } },
  ]);
  expect(recordOf(verdict).notices).toEqual([{ kind: 'booking', to: 'offer_1@example.org', part: 2 }]);
});

test('SEQUENCE rises with each move, the version with each change', () => {
  let world = bookedWorld();
  for (const [index, choice] of [second, first, second].entries()) {
    const verdict = moveIn(
      world,
      { choice },
      momentAt('2030-10-29T10:00Z', undefined, `record_${index + 2}`),
    );
    expect(offerAfter(verdict)).toMatchObject({ sequence: index + 1, version: index + 3 });
    expect(recordOf(verdict)).toMatchObject({ event: 'moved', sequence: index + 1, version: index + 3 });
    world = afterChanges(world, changesOf(verdict));
  }
});

test('a second tap on the same move is a repeat, though the page that it came from is out of date', () => {
  const world = bookedWorld();
  const request = { choice: second, version: 2 };
  const moved = afterChanges(world, changesOf(moveIn(world, request)));
  expect(moveIn(moved, request)).toMatchObject({ kind: 'repeat' });
});

test('choice-changed: the choices are no longer those that the page showed', () => {
  const world = bookedWorld();
  const [offer] = world.offers as [Offer];
  const standing = { season, version: 4, fence: 3, offer, seats: world.seats, outlook: world };
  const at = momentAt('2030-10-29T10:00Z', undefined, 'record_2');
  const seen = (seasonVersion?: number) =>
    move(standing, { choice: second, ...(seasonVersion ? { seasonVersion } : {}) }, at);
  expect(seen(2)).toMatchObject({ refusal: { kind: 'choice-changed' } });
  for (const version of [3, 4, undefined]) expect(seen(version).kind).toBe('decision');
});

test('changed-meanwhile: the booking is no longer the one that the page showed', () => {
  expect(moveIn(bookedWorld(), { choice: second, version: 1 })).toMatchObject({
    refusal: { kind: 'changed-meanwhile' },
  });
  expect(moveIn(bookedWorld(), { choice: second, version: 2 }).kind).toBe('decision');
});

test('a move from a pair to one of its days sends a message for each day: one stays alone, the other is taken out', () => {
  const mixed = seasonOf({
    tracks: { mixed: { options: ['2030-11-18_2030-11-19', '2030-11-18'] } },
    seats: { '2030-11-18': { morning: { mixed: 2 } }, '2030-11-19': { morning: { mixed: 2 } } },
  });
  const pair = { option: '2030-11-18_2030-11-19', starts: ['morning', 'morning'] } as const;
  const alone = { option: '2030-11-18', starts: ['morning'] } as const;
  const at = (world: World) => ({
    season: mixed,
    offer: world.offers[0] as Offer,
    seats: world.seats,
    outlook: world,
  });
  const world = emptyWorld(seatsOf(mixed), [offerOf('mixed', 'offer_1')]);
  const booked = afterChanges(world, changesOf(book(at(world), { choice: pair }, context)));
  const later = momentAt('2030-10-29T10:00Z', undefined, 'record_2');
  const less = move(at(booked), { choice: alone }, later);
  expect(applicantNotices(recordOf(less)).map(({ part }) => part)).toEqual([1, 2]);
  const fewer = afterChanges(booked, changesOf(less));
  const latest = momentAt('2030-10-29T11:00Z', undefined, 'record_3');
  const more = move(at(fewer), { choice: pair }, latest);
  expect(applicantNotices(recordOf(more)).map(({ part }) => part)).toEqual([1, 2]);
});

test('not-booked: an open offer has nothing to move', () => {
  const world = emptyWorld(seatsOf(season), [offerOf('primary-care', 'offer_1')]);
  expect(moveIn(world, { choice: second })).toMatchObject({ refusal: { kind: 'not-booked' } });
});

test.each(['canceled', 'declined', 'expired'] as const)(
  'offer-closed: an offer that was %s cannot be moved',
  (state) => {
    const world = emptyWorld(seatsOf(season), [offerOf('primary-care', 'offer_1', { state })]);
    expect(moveIn(world, { choice: second })).toMatchObject({ refusal: { kind: 'offer-closed', state } });
  },
);

test('a booking can be moved after the window of its offer has closed', () => {
  expect(
    moveIn(bookedWorld(), { choice: second }, momentAt('2030-11-05T09:00Z', undefined, 'record_2')).kind,
  ).toBe('decision');
});

test('start-full: the old seats are kept when the new ones are unavailable', () => {
  const world = bookedWorld();
  const seats = world.seats.map((seat) =>
    seat.on === '2030-12-10' ? { ...seat, takenBy: 'offer_x' } : seat,
  );
  expect(moveIn({ ...world, seats }, { choice: second })).toEqual({
    kind: 'refusal',
    refusal: { kind: 'start-full', on: '2030-12-10', start: 'morning' },
  });
});

test('needed-by-others: a move may not take the last place that somebody was promised', () => {
  const others = Array.from({ length: 3 }, (_, index) => offerOf('primary-care', `waiting_${index}`));
  const world = bookedWorld(others);
  const elsewhere = world.seats.map((seat) =>
    seat.on === '2030-11-18' && !seat.takenBy ? { ...seat, takenBy: 'offer_x' } : seat,
  );
  const early = others.map((offer) => ({ ...offer, closesAt: momentAt('2030-11-20T00:00Z').now }));
  const crowded = {
    ...world,
    seats: elsewhere,
    offers: [world.offers.at(-1) as Offer, ...early.slice(0, 2)],
  };
  expect(moveIn(crowded, { choice: second })).toMatchObject({ refusal: { kind: 'needed-by-others' } });
  expect(moveIn({ ...crowded, offers: crowded.offers.slice(0, 2) }, { choice: second }).kind).toBe(
    'decision',
  );
});

test('day-closed: an applicant can neither leave nor enter a day less than 24 hours before it', () => {
  const at = (now: string) => momentAt(now, undefined, 'record_2');
  expect(moveIn(bookedWorld(), { choice: second }, at('2030-11-17T12:59Z')).kind).toBe('decision');
  expect(moveIn(bookedWorld(), { choice: second }, at('2030-11-17T13:00Z'))).toMatchObject({
    refusal: { kind: 'day-closed', on: '2030-11-18' },
  });
});

test('reason-needed: the program owes a reason within 14 days of a day that it takes away or gives', () => {
  const exactly = '2030-11-04T13:00Z';
  const inside = '2030-11-04T13:00:00.001Z';
  expect(moveIn(bookedWorld(), { choice: second }, byProgram(exactly)).kind).toBe('decision');
  expect(moveIn(bookedWorld(), { choice: second }, byProgram(inside))).toMatchObject({
    refusal: { kind: 'reason-needed' },
  });
  expect(moveIn(bookedWorld(), { choice: second, reason: '  ' }, byProgram(inside))).toMatchObject({
    refusal: { kind: 'reason-needed' },
  });
  const told = moveIn(bookedWorld(), { choice: second, reason: 'The team is ill.' }, byProgram(inside));
  expect(recordOf(told)).toMatchObject({ reason: 'The team is ill.', who: program });
});

test('reason-needed: a move into the 14 days owes one too, and an applicant never does', () => {
  const far = afterChanges(bookedWorld(), changesOf(moveIn(bookedWorld(), { choice: second })));
  const at = '2030-11-10T13:00Z';
  expect(moveIn(far, { choice: first }, momentAt(at, program, 'record_3'))).toMatchObject({
    refusal: { kind: 'reason-needed' },
  });
  expect(moveIn(far, { choice: first }, momentAt(at, undefined, 'record_3')).kind).toBe('decision');
});

test('unknown-option and unknown-start: a move goes where a booking could', () => {
  expect(moveIn(bookedWorld(), { choice: { ...second, option: '2030-12-03' } })).toMatchObject({
    refusal: { kind: 'unknown-option' },
  });
  expect(moveIn(bookedWorld(), { choice: { ...second, starts: ['morning'] } })).toMatchObject({
    refusal: { kind: 'unknown-start' },
  });
});
