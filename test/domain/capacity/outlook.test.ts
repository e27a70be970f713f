import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { waitingOffers } from '#domain/capacity/board.ts';
import { openDemand } from '#domain/capacity/placement.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { offerOf, seasonOf } from '#test/support/builders/season.ts';
import { momentAt } from '#test/support/builders/verdicts.ts';

/*
 * The offers of an outlook are read before its seats. An offer answered in between is read as open, and its seats as
 * taken: counted as both, it would make the decision needlessly strict.
 */
const season = seasonOf({
  tracks: {
    categorical: { options: ['2030-11-19', '2030-12-10'] },
    'primary-care': { options: ['2030-11-18_2030-11-19'] },
    mixed: { options: ['2030-11-20', '2030-11-20_2030-11-21'] },
  },
  seats: {
    '2030-11-18': { morning: { 'primary-care': 1 } },
    '2030-11-19': { morning: { 'categorical primary-care': 2 } },
    '2030-11-20': { morning: { mixed: 1 } },
    '2030-11-21': { morning: { mixed: 1 } },
    '2030-12-10': { morning: { categorical: 1 } },
  },
});
const context = momentAt('2030-10-29T09:00Z');
const answered = offerOf('categorical', 'answered');
const asking = offerOf('categorical', 'asking');
const waiting = offerOf('primary-care', 'waiting');

const takenOn = (on: string, takenBy: string) =>
  seatsOf(season, (seat) => (seat.on === on ? takenBy : undefined));
const asked = (offers: readonly Offer[], seats: readonly Seat[]) =>
  openDemand(season, offers, seats).reduce((sum, demand) => sum + demand.asked, 0);

test('an offer answered while the outlook was read does not keep the last shared seat from another', () => {
  const outlook = {
    ledger: 1,
    offers: [answered, asking, waiting],
    seats: takenOn('2030-12-10', 'answered'),
  };
  const choice = { option: '2030-11-19', starts: ['morning'] } as const;
  const verdict = book({ season, offer: asking, seats: outlook.seats, outlook }, { choice }, context);
  expect(verdict.kind).toBe('decision');
});

test('an offer answered while the outlook was read does not keep another applicant from being invited', () => {
  const outlook = { ledger: 1, offers: [answered, asking], seats: takenOn('2030-12-10', 'answered') };
  const { applicant, tracks, id } = waiting;
  const invitation = { applicant, tracks, offerId: id, recordId: 'record_1' };
  expect(releaseOffers(season, outlook, [invitation], context).kind).toBe('decision');
});

test('a pair of which only one day is seen as taken still waits for a whole place', () => {
  expect(asked([waiting], takenOn('2030-11-18', 'waiting'))).toBe(1);
  const both = takenOn('2030-11-18', 'waiting').map((seat) =>
    seat.on === '2030-11-19' && seat.number === 1 ? { ...seat, takenBy: 'waiting' } : seat,
  );
  expect(asked([waiting], both)).toBe(0);
});

test('a day that may be half of a pair is not taken for a whole place', () => {
  const mixed = offerOf('mixed', 'mixed');
  expect(asked([mixed], takenOn('2030-11-20', 'mixed'))).toBe(1);
});

test('both days of a pair are a whole place, though one of them could be a single day', () => {
  const seats = seatsOf(season, ({ on }) =>
    ['2030-11-20', '2030-11-21'].includes(on) ? 'mixed' : undefined,
  );
  expect(asked([offerOf('mixed', 'mixed')], seats)).toBe(0);
});

test('a seat on a day that the track no longer offers is no place', () => {
  expect(asked([answered], takenOn('2030-11-20', 'answered'))).toBe(1);
});

test('an offer of a track that the season no longer has waits for a place', () => {
  expect(waitingOffers(season, [offerOf('former', 'former')], [])).toMatchObject([{ offers: 1 }]);
});
