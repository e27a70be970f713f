import { describe, expect, test } from 'vitest';
import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { SeasonState } from '#domain/reconciliation/discrepancy.ts';
import { reconcile } from '#domain/reconciliation/reconcile.ts';
import { labelOf, type Seat } from '#domain/seats/seat.ts';
import { plusHours } from '#domain/values/time.ts';
import { livedBooks, lookedAt } from '#test/support/builders/lived-books.ts';

const whole = livedBooks();
const found = (books: SeasonState, now = lookedAt) => reconcile(books, now);
const kindsOf = (books: SeasonState, now = lookedAt) => found(books, now).map(({ kind }) => kind);
const offerOf = (name: string) => whole.offers.find(({ id }) => id === `offer_${name}`) as Offer;

function withOffers(change: (offer: Offer) => Partial<Offer>): SeasonState {
  return { ...whole, offers: whole.offers.map((offer) => ({ ...offer, ...change(offer) })) };
}

const withOffer = (name: string, change: Partial<Offer>) =>
  withOffers(({ id }) => (id === `offer_${name}` ? change : {}));

function withSeats(change: (seat: Seat) => Partial<Seat>): SeasonState {
  return { ...whole, seats: whole.seats.map((seat) => ({ ...seat, ...change(seat) })) };
}

const moved = whole.histories.find(({ event }) => event === 'moved');
if (!moved) throw new Error('nobody has moved');

describe('nothing is wrong', () => {
  test('with records that were read in another order', () => {
    expect(found({ ...whole, histories: whole.histories.toReversed() })).toEqual([]);
  });

  test('with a ledger that was raised once for the one move', () => {
    expect(found({ ...whole, ledger: 1 })).toEqual([]);
  });

  test('with an applicant who has one live invitation beside one that has ended', () => {
    const { applicant } = offerOf('declined');
    expect(kindsOf(withOffer('open', { applicant }))).not.toContain('invited-twice');
  });

  test('with the seats of those who should have answered: nobody waits for one anymore', () => {
    const late = withOffers(({ state }) => (state === 'open' ? { closesAt: plusHours(lookedAt, -1) } : {}));
    const seats = withSeats(({ takenBy = 'offer_gone' }) => ({ takenBy })).seats;
    expect(kindsOf({ ...late, seats })).toContain('offer-not-ended');
    expect(kindsOf({ ...late, seats })).not.toContain('offers-not-placeable');
  });
});

describe('what is wrong is told exactly:', () => {
  test('of two records of one change the later one', () => {
    const again = { ...moved, id: 'record_again' };
    const { offer, version } = moved;
    expect(found({ ...whole, histories: [...whole.histories, again] })).toContainEqual({
      ...{ kind: 'record-too-many', offer, version, record: 'record_again' },
    });
  });

  test('both invitations of one applicant', () => {
    const { applicant } = offerOf('day');
    const [twice] = found(withOffer('open', { applicant })).filter(({ kind }) => kind === 'invited-twice');
    expect(twice).toMatchObject({ offers: expect.arrayContaining(['offer_day', 'offer_open']) });
  });

  test('the start and the label of a seat that is missing, with how many there should be', () => {
    const gone = whole.seats.find(
      ({ takenBy, tracks }) => takenBy === undefined && tracks.length > 1,
    ) as Seat;
    const alike = whole.seats.filter(
      (seat) => seat.on === gone.on && seat.start === gone.start && labelOf(seat) === labelOf(gone),
    ).length;
    expect(found({ ...whole, seats: whole.seats.filter((seat) => seat !== gone) })).toContainEqual({
      ...{ kind: 'seats-not-planned', on: gone.on, start: gone.start, tracks: labelOf(gone) },
      ...{ planned: alike, present: alike - 1 },
    });
  });

  test('a booking of a track that the season does not have, without a look at its days', () => {
    const { id, version } = offerOf('day');
    expect(found(withOffer('day', { seatedAs: 'surgery' }))).toContainEqual({
      ...{ kind: 'track-unknown', offer: id, version },
    });
  });

  test('a last record with the right seats of another option', () => {
    const after = { ...(offerOf('mover').booking as Booking), option: 'another' };
    const histories = whole.histories.map((record) => (record === moved ? { ...record, after } : record));
    expect(found({ ...whole, histories: histories as SeasonState['histories'] })).toContainEqual(
      expect.objectContaining({ kind: 'history-not-standing', offer: 'offer_mover', of: 'booking' }),
    );
  });

  test('a message that waits for half an hour to the minute', () => {
    const histories = whole.histories.map((record) => (record === moved ? { ...record, sent: {} } : record));
    expect(kindsOf({ ...whole, histories }, plusHours(moved.at, 0.5))).toContain('notice-not-sent');
  });
});

describe('half a pair', () => {
  const isOfPair = ({ takenBy }: Seat) => takenBy === 'offer_pair';
  const [first] = offerOf('pair').booking?.seats ?? [];

  test('is not held by whom no seat of it is left', () => {
    const seats = whole.seats.map((seat) => {
      const { takenBy: _, ...free } = seat;
      return isOfPair(seat) ? free : seat;
    });
    expect(kindsOf({ ...whole, seats }).filter((kind) => /half|held/.test(kind))).toEqual([
      'seat-not-held',
      'seat-not-held',
    ]);
  });

  test('is held although there is another seat beside it, of a day that was not booked', () => {
    const other = whole.seats.find(
      ({ takenBy, on }) => takenBy === undefined && !offerOf('pair').booking?.option.includes(on),
    );
    const seats = whole.seats.map((seat) => {
      const { takenBy: _, ...free } = seat;
      if (seat === other) return { ...seat, takenBy: 'offer_pair' };
      return isOfPair(seat) && seat.on === first?.on ? free : seat;
    });
    expect(kindsOf({ ...whole, seats })).toContain('half-pair');
  });
});
