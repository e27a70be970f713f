import { expect, test } from 'vitest';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { SeasonApplied } from '#domain/season-plan/season-applied.ts';
import { instant } from '#domain/values/time.ts';
import { evidenceOf } from '#domain/waves/evidence.ts';

const who = { kind: 'clock' } as const;
const at = (minute: number) => instant(`2030-11-01T12:${String(minute).padStart(2, '0')}:00Z`);
const seat = (on: string) => ({ on, start: 'morning', number: 1 });
const pair = { option: 'pair', seats: [seat('2030-11-18'), seat('2030-11-19')] };
const day = { option: 'day', seats: [seat('2030-11-20')] };

function record(minute: number, event: string, offer = 'offer_a', more = {}): OfferRecord {
  const frame = { id: `record_${minute}`, season: 's', at: at(minute), who, offer, version: 1, notices: [] };
  return { ...frame, event, ...more } as unknown as OfferRecord;
}

const file = (minute: number, added: number, removed: number): SeasonApplied =>
  ({
    ...{ id: `record_${minute}`, season: 's', at: at(minute), who, event: 'season-applied', version: 1 },
    notices: [],
    differences: [
      { kind: 'seats-added', seats: added },
      { kind: 'seats-removed', seats: removed },
    ],
  }) as unknown as SeasonApplied;

const trackOf = (offer: string) => (offer === 'offer_a' ? 'primary-care' : 'categorical');

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
