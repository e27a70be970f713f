import { describe, expect, test } from 'vitest';
import { boardOf } from '#domain/capacity/board.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Discrepancy, SeasonState } from '#domain/reconciliation/discrepancy.ts';
import { reconcile } from '#domain/reconciliation/reconcile.ts';
import { type Seat, seatName } from '#domain/seats/seat.ts';
import { type CalendarDay, plusHours } from '#domain/values/time.ts';
import { livedBooks, lookedAt, season } from '#test/support/builders/lived-books.ts';

const whole = livedBooks();

/** The books with one offer, seat or record changed; `undefined` takes it away. */
function withOffer(name: string, change: Partial<Offer> | undefined): SeasonState {
  return { ...whole, offers: changed(whole.offers, ({ id }) => id === `offer_${name}`, change) };
}

function withSeat(which: (seat: Seat) => boolean, change: Partial<Seat> | undefined): SeasonState {
  const first = whole.seats.find(which);
  return { ...whole, seats: changed(whole.seats, (seat) => seat === first, change) };
}

function withoutHolder(which: (seat: Seat) => boolean): SeasonState {
  return {
    ...whole,
    seats: whole.seats.map(({ takenBy, ...seat }) =>
      takenBy === undefined || which({ ...seat, takenBy }) ? seat : { ...seat, takenBy },
    ),
  };
}

function withRecord(name: string, event: string, change: object | undefined): SeasonState {
  const isIt = (record: OfferRecord) => record.offer === `offer_${name}` && record.event === event;
  return { ...whole, histories: changed(whole.histories, isIt, change) };
}

function changed<T>(
  all: readonly T[],
  which: (each: T) => boolean,
  change: Partial<T> | undefined,
): readonly T[] {
  expect(all.filter(which)).toHaveLength(1);
  return all.flatMap((each) => (which(each) ? (change ? [{ ...each, ...change }] : []) : [each]));
}

const holder = (name: string) => (seat: Seat) => seat.takenBy === `offer_${name}`;
const isFree = (seat: Seat) => seat.takenBy === undefined;
const bookingOf = (name: string) => whole.offers.find(({ id }) => id === `offer_${name}`)!.booking!;
const recordOf = (name: string, event: string) =>
  whole.histories.find((record) => record.offer === `offer_${name}` && record.event === event)!;
const [firstOfPair] = bookingOf('pair').seats;
const openSeat = whole.seats.find((seat) => seat.on === '2030-12-03' && isFree(seat))!;

test('the books of a season in which everything has happened once agree with themselves', () => {
  expect(whole.offers.map(({ state }) => state).sort()).toEqual(
    ['booked', 'booked', 'booked', 'canceled', 'declined', 'expired', 'open', 'open'].sort(),
  );
  expect(reconcile(whole, lookedAt)).toEqual([]);
});

describe('one thing that is wrong is found:', () => {
  const planted: Readonly<Record<string, readonly [SeasonState, Discrepancy['kind'], number?]>> = {
    'a seat is held by somebody who has booked another': [
      withSeat(() => true, { takenBy: 'offer_day' }),
      'seat-not-named',
    ],
    'a seat is held by an offer that is not there': [
      withSeat(isFree, { takenBy: 'offer_gone' }),
      'holder-unknown',
    ],
    'a seat is held by an offer that was canceled': [
      withSeat(isFree, { takenBy: 'offer_canceled' }),
      'seat-not-named',
    ],
    'a seat does not admit its holder': [
      withSeat(holder('day'), { tracks: ['primary-care'] }),
      'seat-not-admitting',
    ],
    'a booking names a seat that is free': [withoutHolder(holder('day')), 'seat-not-held'],
    'a booking names a seat that somebody else holds': [
      withSeat(holder('day'), { takenBy: 'offer_mover' }),
      'seat-not-held',
    ],
    'a booking names a seat that is not there': [withSeat(holder('day'), undefined), 'seat-not-held'],
    'a pair holds one of its seats': [
      withoutHolder(({ takenBy, on }) => takenBy === 'offer_pair' && on === '2030-11-18'),
      'half-pair',
    ],
    'a pair names one of its days': [
      withOffer('pair', { booking: { ...bookingOf('pair'), seats: [firstOfPair] } }),
      'half-pair',
    ],
    'a booking is of other days than its option': [
      withOffer('mover', { booking: { ...bookingOf('mover'), option: '2030-11-19' } }),
      'half-pair',
    ],
    'an offer is booked without a booking': [withOffer('day', { booking: undefined }), 'state-not-booking'],
    'an offer is canceled and has a booking': [withOffer('day', { state: 'canceled' }), 'state-not-booking'],
    'an offer is of a track that the season does not have': [
      withOffer('open', { seatedAs: 'surgery' }),
      'track-unknown',
    ],
    'an offer is open half an hour after its end': [
      withOffer('open', { closesAt: plusHours(lookedAt, -0.5) }),
      'offer-not-ended',
    ],
    'one applicant has two offers to choose from': [
      withOffer('open', { applicant: whole.offers.find(({ id }) => id === 'offer_day')!.applicant }),
      'invited-twice',
    ],
    'open offers have no seats left': [
      {
        ...whole,
        seats: whole.seats.map((seat) => (isFree(seat) ? { ...seat, takenBy: 'offer_gone' } : seat)),
      },
      'offers-not-placeable',
    ],
    'a start has a seat less than was planned': [withSeat(isFree, undefined), 'seats-not-planned'],
    'a seat is on a day that the season does not have': [
      { ...whole, seats: [...whole.seats, { ...openSeat, on: '2030-12-24' as CalendarDay }] },
      'seats-not-planned',
    ],
    'a seat is kept for others than planned': [
      withSeat(isFree, { tracks: ['preliminary'] }),
      'seats-not-planned',
    ],
    'a seat has no fence, or a lower one': [{ ...whole, fence: 2 }, 'seats-not-fenced'],
    'the newest change has no record': [withRecord('mover', 'moved', undefined), 'record-missing'],
    'an earlier change has no record': [withRecord('mover', 'booked', undefined), 'record-missing'],
    'a change has two records': [
      { ...whole, histories: [...whole.histories, { ...recordOf('mover', 'moved'), id: 'record_again' }] },
      'record-too-many',
    ],
    'a record is of a change that the offer has not seen': [
      withOffer('mover', { version: 2 }),
      'record-too-many',
    ],
    'a move begins where nobody was': [
      withRecord('mover', 'moved', { before: bookingOf('day') }),
      'history-broken',
    ],
    'the last record ends with another booking': [
      withRecord('mover', 'moved', { after: bookingOf('day') }),
      'history-not-standing',
    ],
    'the last record has another state': [
      withRecord('declined', 'declined', { event: 'expired' }),
      'history-not-standing',
    ],
    'the last record has another sequence': [
      withRecord('mover', 'moved', { sequence: 7 }),
      'history-not-standing',
    ],
    'a notice was never sent': [withRecord('pair', 'booked', { sent: {} }), 'notice-not-sent'],
    'the second notice of a pair was never sent': [
      withRecord('pair', 'booked', { sent: { 0: recordOf('pair', 'booked').sent[0]! } }),
      'notice-not-sent',
    ],
    'the board shows a seat that is taken': [
      { ...whole, board: { ...whole.board!, free: boardOf(season, { offers: [], seats: [] }).free } },
      'board-stale',
    ],
    'the ledger was not raised for a move': [{ ...whole, ledger: 0 }, 'ledger-behind'],
  };

  test.each(Object.entries(planted))('%s', (_, [books, kind]) => {
    expect(reconcile(books, lookedAt).map((found) => found.kind)).toContain(kind);
  });

  test('each kind of discrepancy is planted above', () => {
    const kinds: Readonly<Record<Discrepancy['kind'], true>> = {
      'holder-unknown': true,
      'seat-not-named': true,
      'seat-not-admitting': true,
      'seats-not-planned': true,
      'seats-not-fenced': true,
      'seat-not-held': true,
      'half-pair': true,
      'state-not-booking': true,
      'track-unknown': true,
      'offer-not-ended': true,
      'invited-twice': true,
      'offers-not-placeable': true,
      'record-missing': true,
      'record-too-many': true,
      'history-broken': true,
      'history-not-standing': true,
      'notice-not-sent': true,
      'ledger-behind': true,
      'board-stale': true,
    };
    expect(new Set(Object.values(planted).map(([, kind]) => kind))).toEqual(new Set(Object.keys(kinds)));
  });
});

test('a finding says where it is, in ids, and names nobody', () => {
  const books: SeasonState = {
    ...withoutHolder(() => true),
    histories: whole.histories.map((record) => ({ ...record, sent: {} })),
    ledger: 0,
  };
  const found = reconcile(books, lookedAt);
  expect(found).toContainEqual({
    kind: 'seat-not-held',
    offer: 'offer_day',
    version: 3,
    seat: seatName(bookingOf('day').seats[0]),
  });
  expect(JSON.stringify(found)).not.toMatch(/Sample|@|no such user/);
});

test('a change of the last half hour may still be on its way', () => {
  const now = plusHours(recordOf('mover', 'moved').at, 0.49);
  expect(reconcile(withRecord('mover', 'moved', { sent: {} }), now)).toEqual([]);
  const { board: _, ...late } = withOffer('open', { closesAt: plusHours(now, -0.49) });
  expect(reconcile(late, now)).toEqual([]);
});
