import { expect, test } from 'vitest';
import { book } from '#domain/booking/book.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { move } from '#domain/booking/move.ts';
import type { AnyVerdict } from '#domain/contract.ts';
import type { Who } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { decline } from '#domain/invitations/decline.ts';
import { releaseOffers } from '#domain/invitations/release-offers.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { reRoute } from '#domain/program-changes/re-route.ts';
import { seatedAs } from '#domain/season/season.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import { instant, plusHours } from '#domain/values/time.ts';
import { evidenceOf } from '#domain/waves/evidence.ts';
import { prepareWave } from '#domain/waves/prepare-wave.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { applicant, changesOf, program } from '#test/support/builders/verdicts.ts';
import { afterChanges, emptyWorld } from '#test/support/models/world.ts';

const who = { kind: 'clock' } as const;
const at = (minute: number) => instant(`2030-11-01T12:${String(minute).padStart(2, '0')}:00Z`);
const seat = (on: string) => ({ on, start: 'morning', number: 1 });
const pair = { option: 'pair', seats: [seat('2030-11-18'), seat('2030-11-19')] };
const day = { option: 'day', seats: [seat('2030-11-20')] };

function record(minute: number, event: string, offer = 'offer_a', more = {}): OfferRecord {
  const frame = { id: `record_${minute}`, season: 's', at: at(minute), who, offer, version: 1, notices: [] };
  return { ...frame, event, ...more } as unknown as OfferRecord;
}

const invitationFor = (name: string, track: string) => ({
  applicant: { id: name, name: `Sample ${name}`, email: `${name}@example.org` },
  ...{ tracks: [track], offerId: `offer_${name}`, recordId: `record_0${name}` },
});

const file = (minute: number, added: number, removed: number): SeasonApplied =>
  ({
    ...{ id: `record_${minute}`, season: 's', at: at(minute), who, event: 'season-applied', version: 1 },
    notices: [],
    differences: [
      { kind: 'seats-added', seats: added },
      { kind: 'seats-removed', seats: removed },
    ],
  }) as unknown as SeasonApplied;

const trackOf = {
  now: (offer: string) => (offer === 'offer_a' ? 'primary-care' : 'categorical'),
  when: (tracks: readonly string[]) => tracks[0],
};

test('each moment tells the offers, bookings and seats after it, in the order of time', () => {
  const records = [
    record(9, 'canceled'),
    record(2, 'prepared'),
    record(3, 'invited'),
    record(4, 'invited', 'offer_b'),
    record(5, 'booked', 'offer_a', { after: pair }),
    record(6, 'moved', 'offer_a', { before: pair, after: day }),
    record(7, 'expired', 'offer_b'),
  ];
  const rows = evidenceOf(records, [file(1, 10, 0), file(8, 0, 3)], trackOf);
  expect(
    rows.map(({ prepared, open, booked, seats, taken }) => [prepared, open, booked, seats, taken]),
  ).toEqual([
    [0, 0, 0, 10, 0],
    [1, 0, 0, 10, 0],
    [0, 1, 0, 10, 0],
    [0, 2, 0, 10, 0],
    [0, 1, 1, 10, 2],
    [0, 1, 1, 10, 1],
    [0, 0, 1, 10, 1],
    [0, 0, 1, 7, 1],
    [0, 0, 0, 7, 0],
  ]);
  expect(rows[4]?.byTrack.get('primary-care')).toEqual({ prepared: 0, open: 0, booked: 1 });
  expect(rows[4]?.byTrack.get('categorical')).toEqual({ prepared: 0, open: 1, booked: 0 });
});

test('what changes no number has no row: a mail, a new deadline, a file that changes no seat', () => {
  const records = [
    record(1, 'invited'),
    record(2, 'extended'),
    record(3, 'reminded'),
    record(4, 'mail-failed'),
  ];
  expect(evidenceOf(records, [file(5, 0, 0)], trackOf).map(({ event }) => event)).toEqual(['invited']);
});

test('a booking that the program gives back is an open offer again, and its seats are free', () => {
  const records = [
    record(1, 'invited'),
    record(2, 'booked', 'offer_a', { after: pair }),
    record(3, 'given-back', 'offer_a', { before: pair }),
  ];
  expect(evidenceOf(records, [], trackOf).at(-1)).toMatchObject({ open: 1, booked: 0, taken: 0 });
});

test('a booking that goes to another track at other dates holds the seats of those', () => {
  const records = [
    record(1, 'invited'),
    record(2, 'booked', 'offer_a', { after: day }),
    record(3, 'booking-re-routed', 'offer_a', { before: day, after: pair }),
    record(4, 'canceled', 'offer_a', { before: pair }),
  ];
  expect(evidenceOf(records, [], trackOf).map(({ booked, taken }) => [booked, taken])).toEqual([
    [0, 0],
    [1, 1],
    [1, 2],
    [0, 0],
  ]);
});

test('an offer that began under tracks which no booking serves counts under the track that it has now', () => {
  const tracks = { before: ['closed'], after: ['closed', 'primary-care'] };
  const records = [record(1, 'invited'), record(2, 're-routed', 'offer_a', { tracks })];
  const [row] = evidenceOf(records, [], { ...trackOf, when: () => undefined });
  expect([...(row?.byTrack.keys() ?? [])]).toEqual(['primary-care']);
});

test('of two records of one moment the earlier id comes first', () => {
  const moment = { at: at(1) };
  const records = [
    record(3, 'canceled', 'offer_a', { ...moment, before: pair, after: pair }),
    record(2, 'booked', 'offer_a', { ...moment, after: pair }),
    record(1, 'invited'),
  ];
  expect(evidenceOf(records, [], trackOf).map(({ event }) => event)).toEqual([
    'invited',
    'booked',
    'canceled',
  ]);
  expect(evidenceOf(records.toReversed(), [], trackOf).at(-1)).toMatchObject({ taken: 0, booked: 0 });
});

test('the same again has no row, and what a file changes besides seats changes no number', () => {
  const again = [record(1, 'invited'), record(2, 'invited')];
  const words = file(3, 2, 0);
  const differences = [...words.differences, { kind: 'changed', seats: 5 }] as never;
  const rows = evidenceOf(again, [{ ...words, differences }], trackOf);
  expect(rows.map(({ event, seats, open }) => [event, seats, open])).toEqual([
    ['invited', 0, 1],
    ['season-applied', 2, 1],
  ]);
});

test('at every moment of a season that is lived through, it says what the offers and seats themselves say', () => {
  const lived = winterSeason();
  let world = emptyWorld(seatsOf(lived));
  const records: OfferRecord[] = [];
  const counts: (readonly number[])[] = [];
  let minutes = 0;
  const context = (by: Who = program): DecisionContext => {
    minutes += 1;
    return { now: plusHours(invitedAt, minutes / 60), recordId: `record_${1000 + minutes}`, who: by };
  };
  const settle = (verdict: AnyVerdict) => {
    const changes = changesOf(verdict);
    world = afterChanges(world, changes);
    for (const change of changes)
      if (change.kind === 'add-record' && 'offer' in change.record)
        records.push(change.record as OfferRecord);
    counts.push(countsOf(world));
  };
  const countsOf = ({ offers, seats }: typeof world) => [
    ...lived.tracks.flatMap(({ id }) =>
      (['prepared', 'open', 'booked'] as const).map(
        (state) => offers.filter((offer) => offer.state === state && offer.seatedAs === id).length,
      ),
    ),
    seats.filter(({ takenBy }) => takenBy !== undefined).length,
  ];
  const offer = (name: string) => world.offers.find(({ id }) => id === `offer_${name}`) as Offer;
  const standing = (name: string) => ({
    season: lived,
    offer: offer(name),
    seats: world.seats,
    outlook: world,
  });
  const both = { choice: { option: '2030-11-18_2030-11-19', starts: ['morning', 'afternoon'] } } as const;
  const day = (option: string) => ({ choice: { option, starts: ['morning'] } }) as const;
  const later = { at: plusHours(invitedAt, 1), again: false };
  settle(prepareWave(lived, world, [invitationFor('waits', 'categorical')], later, context()));
  settle(releaseOffers(lived, world, [invitationFor('pair', 'primary-care')], context()));
  settle(releaseOffers(lived, world, [invitationFor('open', 'primary-care')], context()));
  settle(releaseOffers(lived, world, [invitationFor('other', 'primary-care')], context()));
  settle(book(standing('pair'), both, context(applicant)));
  settle(book(standing('other'), both, context(applicant)));
  settle(reRoute(standing('open'), { tracks: ['categorical'] }, context()));
  settle(reRoute(standing('pair'), { tracks: ['categorical'], instead: day('2030-12-03') }, context()));
  settle(move(standing('pair'), day('2030-12-10'), context(applicant)));
  settle(reRoute(standing('other'), { tracks: ['preliminary'], instead: 'choose-again' }, context()));
  settle(cancel(standing('pair'), {}, context(applicant)));
  settle(decline(offer('open'), context(applicant)));
  const now = new Map(world.offers.map(({ id, seatedAs: track }) => [id, track]));
  const rows = evidenceOf(records, [], {
    now: (id) => now.get(id) ?? '',
    when: (tracks) => seatedAs(lived, tracks),
  });
  const said = rows.map(({ byTrack, taken }) => [
    ...lived.tracks.flatMap(({ id }) => {
      const { prepared = 0, open = 0, booked = 0 } = byTrack.get(id) ?? {};
      return [prepared, open, booked];
    }),
    taken,
  ]);
  expect(said).toEqual(counts);
});
