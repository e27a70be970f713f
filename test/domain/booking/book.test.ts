import { expect, test } from 'vitest';
import { type BookRequest, book } from '#domain/booking/book.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { StartName } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
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

const season = winterSeason({ kept: 2, shared: 1 });
const context = momentAt('2030-10-29T09:00Z');
const single = { option: '2030-11-19', starts: ['morning'] } as const;
const pair = { option: '2030-11-18_2030-11-19', starts: ['morning', 'afternoon'] } as const;

type Setting = { change?: Partial<Offer>; track?: string; taken?: (seat: Seat) => string | undefined };

function asked(choice: BookRequest['choice'], { change, track = 'categorical', taken }: Setting = {}) {
  const offer = offerOf(track, 'offer_1', change);
  return { season, offer, seats: seatsOf(season, taken), request: { choice } };
}

function bookIn(choice: BookRequest['choice'], setting?: Setting, at = context) {
  const { request, ...standing } = asked(choice, setting);
  return book(standing, request, at);
}

const isOn = (on: string, start?: string) => (seat: Seat) =>
  seat.on === on && (start === undefined || seat.start === start);

test('a day takes one seat, kept for the own track, and nothing of anybody else', () => {
  const verdict = bookIn(single);
  expect(kindsOf(verdict)).toEqual(['take-seat', 'put-offer', 'add-record']);
  const [taken] = changesOf(verdict);
  expect(taken).toMatchObject({ seat: { on: '2030-11-19', start: 'morning' }, tracks: ['categorical'] });
  expect(offerAfter(verdict)).toMatchObject({ state: 'booked', version: 2, sequence: 0 });
});

test('a pair takes a seat on each of its days, or none at all', () => {
  const verdict = bookIn(pair, { track: 'primary-care' });
  expect(kindsOf(verdict)).toEqual(['take-seat', 'take-seat', 'put-offer', 'add-record']);
  expect(offerAfter(verdict).booking?.seats).toMatchObject([
    { on: '2030-11-18', start: 'morning' },
    { on: '2030-11-19', start: 'afternoon' },
  ]);
  const oneDayFull = {
    track: 'primary-care',
    taken: (seat: Seat) => (isOn('2030-11-18')(seat) ? 'x' : undefined),
  };
  expect(bookIn(pair, oneDayFull)).toEqual({
    kind: 'refusal',
    refusal: { kind: 'start-full', on: '2030-11-18', start: 'morning' },
  });
});

test('each day of a pair has a message of its own, and a single day has one', () => {
  const to = 'offer_1@example.org';
  expect(recordOf(bookIn(single)).notices).toEqual([{ kind: 'booking', to, part: 1 }]);
  expect(recordOf(bookIn(pair, { track: 'primary-care' })).notices).toEqual([
    { kind: 'booking', to, part: 1 },
    { kind: 'booking', to, part: 2 },
  ]);
});

test('the zone in which the applicant reads is kept with the offer, the one before if none is said', () => {
  const { request, ...standing } = asked(single, { change: { zone: 'Europe/Vienna' } });
  expect(offerAfter(book(standing, { ...request, zone: 'Asia/Tokyo' }, context)).zone).toBe('Asia/Tokyo');
  expect(offerAfter(book(standing, request, context)).zone).toBe('Europe/Vienna');
});

test('what the program notes where it books for an applicant stays on record', () => {
  const { request, ...standing } = asked(single);
  const noted = book(
    standing,
    { ...request, reason: 'Asked on the phone.' },
    momentAt('2030-10-29T09:00Z', program),
  );
  expect(recordOf(noted)).toMatchObject({ reason: 'Asked on the phone.', who: program });
  expect(recordOf(book(standing, request, context))).not.toHaveProperty('reason');
});

test('a second tap on the same choice is a repeat, even after the window has closed', () => {
  const booked = offerAfter(bookIn(single));
  expect(bookIn(single, { change: booked }, momentAt('2030-11-15T00:00Z'))).toMatchObject({ kind: 'repeat' });
});

test('already-booked: another choice is a move, not a booking', () => {
  const booked = offerAfter(bookIn(single));
  const other = { option: '2030-11-19', starts: ['afternoon'] } as const;
  expect(bookIn(other, { change: booked })).toMatchObject({ refusal: { kind: 'already-booked' } });
});

test('window-closed: from the very instant at which the window ends', () => {
  const closedAt = '2030-10-30T16:00:00.000Z';
  expect(bookIn(single, {}, momentAt('2030-10-30T15:59:59.999Z')).kind).toBe('decision');
  expect(bookIn(single, {}, momentAt(closedAt))).toEqual({
    kind: 'refusal',
    refusal: { kind: 'window-closed', closedAt },
  });
});

test.each(['canceled', 'declined', 'expired'] as const)('offer-closed: it was %s', (state) => {
  expect(bookIn(single, { change: { state } })).toMatchObject({ refusal: { kind: 'offer-closed', state } });
});

test.each([
  ['2030-11-18_2030-11-19', 'a pair of another track'],
  ['2030-12-04', 'half of a pair'],
  ['2030-02-30', 'no day'],
  ['__proto__', 'no option'],
])('unknown-option: %s is %s', (option) => {
  expect(bookIn({ option, starts: ['morning'] })).toMatchObject({
    refusal: { kind: 'unknown-option', option },
  });
});

test.each<[string, string, StartName[], string]>([
  ['categorical', '2030-11-19', ['morning', 'afternoon'], 'two starts for one day'],
  ['categorical', '2030-11-19', [], 'none'],
  ['primary-care', pair.option, ['morning'], 'one for two days'],
  ['preliminary', '2030-11-22', ['afternoon'], 'one that the day does not have'],
])('unknown-start: as %s on %s, %j is %s', (track, option, starts) => {
  expect(bookIn({ option, starts }, { track })).toMatchObject({ refusal: { kind: 'unknown-start', option } });
});

test('unknown-start: a pair whose other day does not have the start', () => {
  const small = seasonOf({
    tracks: { paired: { options: ['2030-11-18_2030-11-19'] } },
    seats: {
      '2030-11-18': { morning: { paired: 1 } },
      '2030-11-19': { morning: { paired: 1 }, afternoon: { paired: 1 } },
    },
  });
  const offer = offerOf('paired', 'offer_1');
  const ask = (...starts: StartName[]) =>
    book(
      { season: small, offer, seats: seatsOf(small) },
      { choice: { option: pair.option, starts } },
      context,
    );
  expect(ask('morning', 'afternoon').kind).toBe('decision');
  expect(ask('afternoon', 'morning')).toMatchObject({ refusal: { kind: 'unknown-start' } });
});

test('a seat is taken on the version of the season that was read, if one was', () => {
  const { request, ...standing } = asked(single);
  expect(changesOf(book({ ...standing, version: 4 }, request, context))[0]).toMatchObject({ version: 4 });
  expect(changesOf(book(standing, request, context))[0]).not.toHaveProperty('version');
  expect(offerAfter(book({ ...standing, version: 4 }, request, context)).seasonVersion).toBe(4);
  expect(offerAfter(book(standing, request, context))).not.toHaveProperty('seasonVersion');
});

test('a seat kept for the own track comes first, wherever the season names it, and needs no look at the others', () => {
  const small = seasonOf({
    tracks: { one: { options: ['2030-11-19'] }, two: { options: ['2030-11-19'] } },
    seats: { '2030-11-19': { morning: { 'one two': 1, one: 1 } } },
  });
  const offer = offerOf('one', 'offer_1');
  const verdict = book({ season: small, offer, seats: seatsOf(small) }, { choice: single }, context);
  expect(changesOf(verdict)[0]).toMatchObject({ kind: 'take-seat', tracks: ['one'] });
});

test('start-full: although seats of other tracks, and other starts, are free', () => {
  const taken = (seat: Seat) =>
    isOn('2030-11-19', 'morning')(seat) && seat.tracks.includes('categorical') ? 'offer_x' : undefined;
  expect(bookIn(single, { taken })).toMatchObject({
    refusal: { kind: 'start-full', on: '2030-11-19', start: 'morning' },
  });
});

test('day-closed: an applicant can take a start until 24 hours before it, the program until it begins', () => {
  const change = { closesAt: momentAt('2030-12-31T00:00Z').now };
  const at = (now: string, who = context.who) => bookIn(single, { change }, momentAt(now, who));
  expect(at('2030-11-18T12:59:59.999Z').kind).toBe('decision');
  expect(at('2030-11-18T13:00Z')).toMatchObject({
    refusal: { kind: 'day-closed', on: '2030-11-19', closedAt: '2030-11-18T13:00:00.000Z' },
  });
  expect(at('2030-11-19T12:59Z', program).kind).toBe('decision');
  expect(at('2030-11-19T13:00Z', program)).toMatchObject({ refusal: { kind: 'day-closed' } });
});

test('day-closed: a pair is over with the first of its days', () => {
  const change = { closesAt: momentAt('2030-12-31T00:00Z').now };
  const verdict = bookIn(pair, { track: 'primary-care', change }, momentAt('2030-11-17T13:00Z'));
  expect(verdict).toMatchObject({ refusal: { kind: 'day-closed', on: '2030-11-18' } });
});

/** A morning in which only the shared seat is left, with `others` who wait beside the applicant. */
function onSharedSeat(others: readonly Offer[]) {
  const taken = (seat: Seat) =>
    seat.tracks.length > 1 && isOn('2030-11-19', 'morning')(seat) ? undefined : 'offer_x';
  const { request, ...standing } = asked(single, { taken });
  const outlook = { ledger: 7, offers: [standing.offer, ...others], seats: standing.seats };
  return { unseen: book(standing, request, context), seen: book({ ...standing, outlook }, request, context) };
}

test('a seat that several tracks may use is taken only with a look at the others, and raises the ledger', () => {
  const { unseen, seen } = onSharedSeat([]);
  expect(unseen).toEqual({ kind: 'needs-outlook' });
  expect(changesOf(seen)).toContainEqual({ kind: 'raise-ledger', from: 7 });
});

test('needed-by-others: there is a free seat, and somebody else has been promised one', () => {
  const { seen } = onSharedSeat([offerOf('categorical', 'offer_2')]);
  expect(seen).toEqual({
    kind: 'refusal',
    refusal: { kind: 'needed-by-others', on: '2030-11-19', start: 'morning' },
  });
});

test('needed-by-others: of a pair, the day on which only shared seats are left is named', () => {
  const small = seasonOf({
    tracks: {
      one: { options: ['2030-11-18_2030-11-19'] },
      two: { options: ['2030-11-19'] },
      three: { options: ['2030-12-03'] },
    },
    seats: {
      '2030-11-18': { morning: { one: 1, 'one three': 1 } },
      '2030-11-19': { morning: { 'one two': 1 } },
      '2030-12-03': { morning: { three: 1 } },
    },
  });
  const offer = offerOf('one', 'offer_1');
  const seats = seatsOf(small);
  const outlook = { ledger: 1, offers: [offer, offerOf('two', 'offer_2')], seats };
  const choice = { option: pair.option, starts: ['morning', 'morning'] } as const;
  expect(book({ season: small, offer, seats, outlook }, { choice }, context)).toEqual({
    kind: 'refusal',
    refusal: { kind: 'needed-by-others', on: '2030-11-19', start: 'morning' },
  });
});

test('like seats are spread over the applicants, and one applicant always reaches for the same', () => {
  const many = winterSeason({ kept: 20, shared: 0 });
  const seatFor = (id: string) => {
    const offer = offerOf('categorical', id);
    const verdict = book({ season: many, offer, seats: seatsOf(many) }, { choice: single }, context);
    return offerAfter(verdict).booking?.seats[0].number;
  };
  const crowd = Array.from({ length: 60 }, (_, index) => seatFor(`offer_${index}`));
  expect(new Set(crowd).size).toBeGreaterThan(10);
  expect(seatFor('offer_1')).toBe(seatFor('offer_1'));
});
