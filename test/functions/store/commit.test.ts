import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import type { Change, ChangeRecord } from '#domain/contract.ts';
import type { FactList } from '#domain/facts/fact-list.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Seat, SeatKey } from '#domain/seats/seat.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { failureOf } from '#functions/store/failure.ts';
import { readDue } from '#functions/store/items/due.ts';
import { readLedger } from '#functions/store/items/ledger.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecord } from '#functions/store/items/records.ts';
import { readSeason } from '#functions/store/items/seasons.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { everything } from '#test/support/measure/dump-table.ts';

const season = winterSeason();
const start = { on: '2030-11-19' as CalendarDay, start: 'morning' } as const;
const seat: SeatKey = { ...start, number: 1 };
const other: SeatKey = { ...start, number: 2 };
const tracks = ['categorical', 'primary-care'];
const booking = { option: '2030-11-19', seats: [seat] } as const;
const offer = offerOf('categorical', 'offer_1');
const booked: Offer = { ...offer, state: 'booked', booking, version: 2, sequence: 0, zone: 'Asia/Tokyo' };
const record: ChangeRecord = {
  id: 'record_1',
  season: season.id,
  offer: offer.id,
  at: invitedAt,
  who: { kind: 'program', name: 'Sample Coordinator' },
  event: 'moved',
  version: 3,
  sequence: 1,
  before: booking,
  left: [{ on: seat.on, name: seat.start, at: '08:00' as WallTime, until: '12:30' as WallTime }],
  after: { option: '2030-11-18_2030-11-19', seats: [other, seat] },
  reason: 'The team is ill.',
  notices: [
    { kind: 'booking', to: 'one@example.org', part: 1 },
    { kind: 'booking', to: 'one@example.org', part: 2 },
  ],
};
const sent = { at: invitedAt, as: 'sent', detail: 'message-1' } as const;

const addSeat: Change = { kind: 'add-seat', seat: { ...seat, tracks } };
const takeSeat: Change = { kind: 'take-seat', seat, tracks, offer: offer.id };
const giveBack: Change = { kind: 'give-seat-back', seat, offer: offer.id };
const removeSeat: Change = { kind: 'remove-seat', seat };
const relabel: Change = { kind: 'relabel-seat', seat, from: tracks, to: ['categorical'] };
const relabelHeld: Change = { ...relabel, takenBy: offer.id };
const putOffer: Change = { kind: 'put-offer', offer };
const putBooked: Change = { kind: 'put-offer', offer: booked, replaces: 1 };
const putSeason: Change = { kind: 'put-season', season, version: 1 };
const fence: Change = { kind: 'fence-seat', seat, fence: 3 };
const raise: Change = { kind: 'raise-ledger', from: 0 };
const fenceOffer: Change = { kind: 'fence-offer', offer: offer.id, version: 1 };
const fenceAgain: Change = { ...fenceOffer, fence: 1 };
const raiseSeason: Change = { kind: 'raise-season', from: 1 };
const addRecord: Change = { kind: 'add-record', record };
const redact: Change = { kind: 'redact-record', record, redactions: [{ path: ['event'], value: 'x' }] };
const erasure = {
  id: 'erasure_1',
  season: season.id,
  at: invitedAt,
  offers: [offer.id],
  people: ['20990001'],
  terms: ['sample'],
};
const putErasure: Change = { kind: 'put-erasure', erasure };
const settleErasure: Change = { kind: 'settle-erasure', erasure: erasure.id };
const raiseNames: Change = { kind: 'raise-names', from: 0 };
const checkNames: Change = { kind: 'check-names', from: 0 };
const tombstone: Change = { kind: 'add-tombstone', person: '20990001', at: invitedAt };
const removeTombstone: Change = { kind: 'remove-tombstone', person: '20990001' };
const application = { id: '20990001', season: season.id, version: 1, values: {}, ticks: [] };
const known = { ...application, firstSeenAt: invitedAt, changedAt: invitedAt };
const putApplication: Change = { kind: 'put-application', application: known };
const removeApplication: Change = { kind: 'remove-application', application: '20990001', version: 1 };
const removeHistory: Change = {
  kind: 'remove-application-record',
  application: '20990001',
  record: '000001',
};
const facts: FactList = {
  ...{ id: 'facts_1', season: season.id, fact: 'three letters', drawnOn: start.on, isComplete: false },
  ...{ ids: ['20990001', '20990002'], source: 'letters.csv', who: record.who, at: invitedAt },
};
const addFacts: Change = { kind: 'add-fact-list', list: facts };
const lost = { path: ['erased'], value: 1 };
const redactFacts: Change = { kind: 'redact-fact-list', list: facts.id, redactions: [lost] };
const redactAgain: Change = { ...redactFacts, erased: 1 };
const renamed = { path: ['file', 'name'], value: '(erased)' };
const redactHistory: Change = {
  ...{ kind: 'redact-application-record', application: '20990001', version: 1, redactions: [lost] },
};
const redactImport: Change = { kind: 'redact-import', import: 'import_1', redactions: [renamed] };
const keep: Change = { kind: 'put-retention', at: invitedAt, version: 1 };
const settleKeep: Change = { kind: 'settle-retention', version: 1 };
const noteArrived: Change = { kind: 'note-arrived', record, notice: 1, at: invitedAt };
const noteSent: Change = { kind: 'note-sent', record, notice: 1, outcome: sent };

/** A table in which each of `changes` was committed after the other. */
async function tableAfter(...changes: readonly Change[]): Promise<Store> {
  const { tableName } = await freshTable();
  const store = openStore(tableName, databaseAccess());
  for (const change of changes) await commit(store, season.id, [change], randomUUID());
  return store;
}

const seatsIn = (store: Store): Promise<readonly Seat[]> => readSeats(store, season.id, start);

test('a seat is added free, taken by one offer, given back, relabeled, fenced and removed', async () => {
  const store = await tableAfter(addSeat);
  const seen: (readonly Seat[])[] = [await seatsIn(store)];
  for (const change of [
    takeSeat,
    relabelHeld,
    giveBack,
    { ...relabel, from: ['categorical'], to: tracks },
    fence,
    { ...takeSeat, version: 3 },
    giveBack,
    { ...fence, fence: 4 },
    removeSeat,
  ]) {
    await commit(store, season.id, [change], randomUUID());
    seen.push(await seatsIn(store));
  }
  expect(seen).toEqual([
    [{ ...seat, tracks }],
    [{ ...seat, tracks, takenBy: offer.id }],
    [{ ...seat, tracks: ['categorical'], takenBy: offer.id }],
    [{ ...seat, tracks: ['categorical'] }],
    [{ ...seat, tracks }],
    [{ ...seat, tracks, fence: 3 }],
    [{ ...seat, tracks, fence: 3, takenBy: offer.id }],
    [{ ...seat, tracks, fence: 3 }],
    [{ ...seat, tracks, fence: 4 }],
    [],
  ]);
});

test('an offer reads as it was written, and is due only while it is open', async () => {
  const store = await tableAfter(putOffer);
  expect(await readOffer(store, season.id, offer.id)).toEqual(offer);
  expect(await readDue(store, 'offer-expiry', offer.closesAt)).toEqual([{ id: offer.id, season: season.id }]);
  await commit(store, season.id, [putBooked], randomUUID());
  expect(await readOffer(store, season.id, offer.id)).toEqual(booked);
  expect(await readDue(store, 'offer-expiry', offer.closesAt)).toEqual([]);
  const canceled: Offer = { ...booked, state: 'canceled', booking: undefined, version: 3 };
  await commit(store, season.id, [{ kind: 'put-offer', offer: canceled, replaces: 2 }], randomUUID());
  expect(await readOffer(store, season.id, offer.id)).not.toHaveProperty('booking');
});

test('a fence changes nothing of an offer or a season but the lock', async () => {
  const store = await tableAfter(putOffer, fenceOffer, fenceAgain, putSeason, raiseSeason);
  expect(await readOffer(store, season.id, offer.id)).toEqual({ ...offer, fence: 2 });
  expect(await readDue(store, 'offer-expiry', offer.closesAt)).toEqual([{ id: offer.id, season: season.id }]);
  expect(await readSeason(store, season.id)).toEqual({ season, version: 2 });
  const fenced = { ...booked, fence: 2 };
  await commit(store, season.id, [{ kind: 'put-offer', offer: fenced, replaces: 1 }], randomUUID());
  expect(await readOffer(store, season.id, offer.id)).toEqual(fenced);
});

test('a season and the ledger read as they were written', async () => {
  const store = await tableAfter(putSeason, raise, { kind: 'raise-ledger', from: 1 });
  expect(await readSeason(store, season.id)).toEqual({ season, version: 1 });
  expect(await readLedger(store, season.id)).toBe(2);
  const next = { season, version: 2, fence: 2 };
  await commit(store, season.id, [{ kind: 'put-season', ...next, replaces: 1 }], randomUUID());
  expect(await readSeason(store, season.id)).toEqual(next);
});

test('a record reads as it was written, with the outcome of each notice', async () => {
  const store = await tableAfter(addRecord);
  expect(await readRecord(store, record)).toEqual({ ...record, sent: {}, arrived: {} });
  await commit(store, season.id, [noteSent], randomUUID());
  await commit(store, season.id, [noteArrived], randomUUID());
  expect(await readRecord(store, record)).toEqual({
    ...record,
    sent: { 1: sent },
    arrived: { 1: invitedAt },
  });
});

const failing: readonly (readonly [rule: string, before: readonly Change[], change: Change])[] = [
  ['a seat that is held is not taken', [addSeat, { ...takeSeat, offer: 'offer_2' }], takeSeat],
  ['a seat is not taken twice by the same offer', [addSeat, takeSeat], takeSeat],
  ['a seat that does not exist is not taken', [], takeSeat],
  ['a seat that was labeled otherwise meanwhile is not taken', [addSeat, relabel], takeSeat],
  ['a seat is not taken on a season of before its fence', [addSeat, fence], { ...takeSeat, version: 2 }],
  ['a seat with a fence is not taken on no season in particular', [addSeat, fence], takeSeat],
  ['a fence is not lowered', [addSeat, fence], { ...fence, fence: 2 }],
  ['a fence is not set twice', [addSeat, fence], fence],
  ['a seat that does not exist gets no fence', [], fence],
  ['a seat that is free is not given back', [addSeat], giveBack],
  [
    'a seat that another offer holds is not given back',
    [addSeat, { ...takeSeat, offer: 'offer_2' }],
    giveBack,
  ],
  ['a seat is not added twice', [addSeat], addSeat],
  ['a seat is not added over one that is held', [addSeat, takeSeat], addSeat],
  ['a seat that is held is not removed', [addSeat, takeSeat], removeSeat],
  ['a seat that does not exist is not removed', [], removeSeat],
  ['a seat that was labeled otherwise meanwhile is not relabeled', [addSeat, relabel], relabel],
  ['a seat that was taken meanwhile is not relabeled', [addSeat, takeSeat], relabel],
  ['a seat that was given back meanwhile is not relabeled', [addSeat], relabelHeld],
  ['a seat that does not exist is not relabeled', [], relabel],
  ['an offer is not made twice', [putOffer], putOffer],
  ['an offer that changed meanwhile is not replaced', [putOffer, putBooked], putBooked],
  ['an offer that does not exist is not replaced', [], putBooked],
  ['an offer that was fenced meanwhile is not replaced', [putOffer, fenceOffer], putBooked],
  [
    'an offer that was fenced again is not replaced',
    [putOffer, fenceOffer, fenceAgain],
    { ...putBooked, offer: { ...booked, fence: 1 } },
  ],
  ['an offer that changed meanwhile is not fenced', [putOffer, putBooked], fenceOffer],
  ['an offer is not fenced twice for the same', [putOffer, fenceOffer], fenceOffer],
  ['an offer that does not exist is not fenced', [], fenceOffer],
  ['a season that changed meanwhile is not raised', [putSeason, raiseSeason], raiseSeason],
  ['a season that was never applied is not raised', [], raiseSeason],
  ['a season is not applied for the first time over one that exists', [putSeason], putSeason],
  ['a season that changed meanwhile is not replaced', [putSeason], { ...putSeason, version: 3, replaces: 2 }],
  ['a ledger that was raised meanwhile is not raised', [raise], raise],
  ['a ledger is not raised from where it never was', [], { kind: 'raise-ledger', from: 1 }],
  ['a record is not written twice', [addRecord], addRecord],
  ['a notice is not noted twice: the first outcome wins', [addRecord, noteSent], noteSent],
  ['a notice of no record is not noted', [], noteSent],
  ['an arrival is not noted twice: the first report wins', [addRecord, noteArrived], noteArrived],
  ['an arrival of no record is not noted', [], noteArrived],
  ['a record that does not exist is not redacted', [], redact],
  ['an erasure is not begun twice', [putErasure], putErasure],
  ['an erasure is not settled twice', [putErasure, settleErasure], settleErasure],
  ['an erasure that does not exist is not settled', [], settleErasure],
  ['the lock on names that was raised meanwhile is not raised', [raiseNames], raiseNames],
  ['the lock on names that was raised meanwhile stops who copies them', [raiseNames], checkNames],
  ['a lock on names that was never raised is none of one', [], { ...checkNames, from: 1 }],
  ['a person is not marked as erased twice', [tombstone], tombstone],
  ['a person who was not erased is not readmitted', [], removeTombstone],
  [
    'an application that changed meanwhile is not removed',
    [putApplication, { ...putApplication, application: { ...known, version: 2 }, replaces: 1 }],
    removeApplication,
  ],
  [
    'an application that was removed is not changed',
    [putApplication, removeApplication],
    {
      ...{ ...putApplication, application: { ...known, version: 2 }, replaces: 1 },
    },
  ],
  ['a record of an application that does not exist is not removed', [], removeHistory],
  ['a list of facts that does not exist loses nobody', [], redactFacts],
  ['a list of facts that lost somebody meanwhile is not redacted', [addFacts, redactFacts], redactFacts],
  ['a list of facts that lost nobody has not lost one', [addFacts], redactAgain],
  ['a history that does not exist is not redacted', [], redactHistory],
  ['an import that does not exist is not redacted', [], redactImport],
  ['an earlier file does not say how long people are kept', [{ ...keep, version: 2 }], keep],
  ['the retention of an earlier file is not settled', [{ ...keep, version: 2 }], settleKeep],
];

test.each(failing)('%s, nor is anything else of that decision done', async (_rule, before, change) => {
  const store = await tableAfter(...before);
  const was = await everything(store);
  const beside: Change[] = [
    { kind: 'add-seat', seat: { ...other, tracks } },
    change,
    { kind: 'add-record', record: { ...record, id: 'record_beside' } },
  ];
  const failed = commit(store, season.id, beside, randomUUID());
  await expect(failed).rejects.toThrow(TransactionCanceledException);
  expect(await failed.catch(failureOf)).toBe('lost');
  expect(await everything(store)).toEqual(was);
});

test('the same decision under the same token is done once, however often it is sent', async () => {
  const store = await tableAfter(addSeat, putOffer);
  const token = randomUUID();
  const changes = [takeSeat, putBooked, addRecord];
  for (let sends = 0; sends < 3; sends += 1) await commit(store, season.id, changes, token);
  expect((await readOffer(store, season.id, offer.id))?.version).toBe(2);
  await expect(commit(store, season.id, changes, randomUUID())).rejects.toThrow(TransactionCanceledException);
});

test('both seats of a pair are taken, or neither', async () => {
  const store = await tableAfter(
    addSeat,
    { kind: 'add-seat', seat: { ...other, tracks } },
    { ...takeSeat, offer: 'offer_2' },
  );
  const pair = [{ ...takeSeat, seat: other }, takeSeat];
  await expect(commit(store, season.id, pair, randomUUID())).rejects.toThrow(TransactionCanceledException);
  expect((await seatsIn(store)).map((each) => each.takenBy)).toEqual(['offer_2', undefined]);
});

test('an item that does not match its schema is not read', async () => {
  const store = await tableAfter();
  const spoilt = { ...offer, state: 'perhaps' } as unknown as Offer;
  await commit(store, season.id, [{ kind: 'put-offer', offer: spoilt }], randomUUID());
  await expect(readOffer(store, season.id, offer.id)).rejects.toThrow('state');
});
