import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Booked } from '#domain/booking/booking-record.ts';
import type { ChangeRecord } from '#domain/contract.ts';
import type { OfferFrame } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Invited } from '#domain/invitations/invitation-record.ts';
import { type CalendarDay, instant, plusHours } from '#domain/values/time.ts';
import { writeDigest } from '#functions/digest/write-digest.ts';
import { sweep } from '#functions/due/sweep.ts';
import { deliver } from '#functions/notices/deliver-notices.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecord, readRecords, readSeasonRecords } from '#functions/store/items/records.ts';
import { invitedAt, offerOf, seasonOf } from '#test/support/builders/season.ts';
import { putSeason, seedSeason } from '#test/support/builders/seed.ts';
import { type Clients, everyStop, type Machine, machineOn, type Stop } from '#test/support/faults/machine.ts';
import { forgetDigests, noteFirst } from '#test/support/faults/planted-machine.ts';
import { inTwoWrites } from '#test/support/faults/without-condition.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { configurationSet, type Hindrance } from '#test/support/hosts/post-office.ts';

const coordinators = ['one@coordinators.example.org', 'two@coordinators.example.org'];
const sketch = seasonOf({
  tracks: { 'primary-care': { options: ['2030-11-18_2030-11-19'] } },
  seats: {
    '2030-11-18': { morning: { 'primary-care': 1 } },
    '2030-11-19': { morning: { 'primary-care': 1 } },
  },
});
const season = { ...sketch, digest: { ...sketch.digest, to: coordinators } };
const at = plusHours(invitedAt, 1);

let store: Store;
let stage: Backstage;

beforeAll(async () => {
  store = await seedSeason(season);
  stage = await openBackstage(store, season.id);
});
afterAll(() => stage.stop());

let made = 0;

/** A bug that is planted into the machine that stops. */
type Plant = (clients: Clients) => void;

function machine(stop?: Stop, plant?: Plant): Machine {
  return machineOn(store.table, stage.office.client(), stop, plant);
}

const postOf = ({ store, ses }: Machine) => ({
  ...{ store, ses, configurationSet },
  publicUrl: 'https://interviews.example.org',
});

/** How often each notice of a record arrived. */
async function arrivals({ id, notices }: ChangeRecord): Promise<readonly number[]> {
  const mails = await stage.office.arrived(id);
  return notices.map((_, index) => mails.filter(({ notice }) => notice === index).length);
}

/** An offer and a record of it, written as a change writes them. */
async function changed(
  event: (to: string) => EventOf<Invited> | EventOf<Booked>,
  hindrance?: Hindrance,
): Promise<OfferRecord> {
  made += 1;
  const offer = offerOf('primary-care', `offer_${made}`, { closesAt: plusHours(at, 500) });
  const { email } = offer.applicant;
  if (hindrance) stage.office.hinder(email, hindrance);
  const record: OfferRecord = {
    ...{
      id: `record_${made}`,
      season: season.id,
      offer: offer.id,
      at,
      who: { kind: 'applicant' },
      version: 1,
    },
    ...event(email),
  };
  await commit(
    store,
    season.id,
    [
      { kind: 'put-offer', offer },
      { kind: 'add-record', record },
    ],
    randomUUID(),
  );
  return record;
}

type EventOf<R extends OfferRecord> = Omit<R, keyof OfferFrame>;

function invited(to: string): EventOf<Invited> {
  return { event: 'invited', notices: [{ kind: 'invitation', to }] };
}

function booked(to: string): EventOf<Booked> {
  const [one, two] = ['2030-11-18', '2030-11-19'] as CalendarDay[] as [CalendarDay, CalendarDay];
  return {
    event: 'booked',
    sequence: 0,
    after: {
      option: '2030-11-18_2030-11-19',
      seats: [
        { on: one, start: 'morning', number: 1 },
        { on: two, start: 'morning', number: 1 },
      ],
    },
    notices: [
      { kind: 'booking', to, part: 1 },
      { kind: 'booking', to, part: 2 },
    ],
  };
}

async function digested(): Promise<ChangeRecord> {
  made += 1;
  await writeDigest(store, season.id, plusHours(instant('2030-06-01T12:00Z'), 24 * made));
  const record = (await readSeasonRecords(store, season.id)).at(-1);
  if (record?.event !== 'digested') throw new Error('no digest was written');
  return record;
}

/** Sends the record that `prepare` gives, stopped once, and twice more; returns how many messages went out twice. */
async function sendStopped(prepare: () => Promise<ChangeRecord>, stop: Stop, plant?: Plant): Promise<number> {
  const record = await prepare();
  const stopped = machine(stop, plant);
  await expect(deliver(postOf(stopped), record, at)).rejects.toThrow('the machine has stopped');
  const [sent, noted] = ['SendRawEmail', 'TransactWriteItems'].map(
    (name) => stopped.done.filter((each) => each === name).length,
  ) as [number, number];
  for (let again = 0; again < 2; again += 1) await deliver(postOf(machine()), record, at);
  const expected = record.notices.map((_, index) => (index >= noted && index < sent ? 2 : 1));
  expect(await arrivals(record), JSON.stringify(stop)).toEqual(expected);
  expect(Object.keys((await readRecord(store, record))?.sent ?? {})).toHaveLength(record.notices.length);
  return expected.filter((count) => count > 1).length;
}

const sendings: Readonly<Record<string, { points: number; prepare: () => Promise<ChangeRecord> }>> = {
  'one message': { points: 12, prepare: () => changed(invited) },
  'the two messages of a pair': { points: 22, prepare: () => changed(booked) },
  'a digest to two coordinators': { points: 18, prepare: digested },
};

describe.each(Object.entries(sendings))(
  'sending %s, stopped before and after each of its calls to the outside, and given the record again',
  (_, { points, prepare }) => {
    test(`${points} points: each arrives, and twice only what was sent and not noted`, async () => {
      const whole = machine();
      await deliver(postOf(whole), await prepare(), at);
      expect(everyStop(whole.calls())).toHaveLength(points);
      let twice = 0;
      for (const stop of everyStop(whole.calls())) twice += await sendStopped(prepare, stop);
      expect(twice, 'there are points at which nobody can know').toBeGreaterThan(0);
    });

    test('is found to lose messages when it notes them before it sends them', async () => {
      const calls = points / 2;
      await expectFound('+0', everyStop(calls), (stop) => sendStopped(prepare, stop, noteFirst));
    });
  },
);

describe('a message that SES refuses, stopped likewise', () => {
  async function refusedStopped(stop: Stop, plant?: Plant): Promise<void> {
    const record = await refused();
    await expect(deliver(postOf(machine(stop, plant)), record, at)).rejects.toThrow(
      'the machine has stopped',
    );
    for (const later of [1, 2]) await deliver(postOf(machine()), record, plusHours(at, later));
    const [first, ...others] = await readRecords(store, season.id, record.offer);
    expect(first?.sent, JSON.stringify(stop)).toMatchObject({ 0: { as: 'refused' } });
    expect(
      others.map(({ event }) => event),
      JSON.stringify(stop),
    ).toEqual(['mail-failed']);
    const offer = await readOffer(store, season.id, record.offer);
    expect(offer?.mailTrouble).toMatchObject({ kind: 'refused' });
  }
  const refused = () => changed(invited, 'refused');

  test('14 points: it is noted once on the record, and once on the offer', async () => {
    const whole = machine();
    await deliver(postOf(whole), await refused(), at);
    expect(everyStop(whole.calls())).toHaveLength(14);
    for (const stop of everyStop(whole.calls())) await refusedStopped(stop);
  });

  test('is found to be half noted when it is noted in two writes', async () => {
    await expectFound("expected [] to deeply equal [ 'mail-failed' ]", everyStop(8), (stop) =>
      refusedStopped(stop, ({ store }) => inTwoWrites(store)),
    );
  });
});

describe('the digest, stopped likewise', () => {
  const time = plusHours(at, 12);

  async function changedSeason(): Promise<string> {
    made += 1;
    const own = { ...season, id: `season-${made}` };
    await putSeason(store, own);
    const offer = offerOf('primary-care', `offer_${made}`, { season: own.id, closesAt: plusHours(at, 500) });
    const record = {
      ...{ id: `record_${made}`, season: own.id, offer: offer.id, at, who: { kind: 'clock' } as const },
      ...{ event: 'invited' as const, version: 1, notices: [] },
    };
    const changes = [{ kind: 'put-offer', offer } as const, { kind: 'add-record', record } as const];
    await commit(store, own.id, changes, randomUUID());
    return own.id;
  }

  async function digestStopped(stop: Stop, plant?: Plant): Promise<void> {
    const id = await changedSeason();
    await expect(writeDigest(machine(stop, plant).store, id, time)).rejects.toThrow(
      'the machine has stopped',
    );
    await writeDigest(machine(undefined, plant).store, id, plusHours(time, 1 / 60));
    const digests = (await readSeasonRecords(store, id)).filter((record) => record.event === 'digested');
    expect(digests, JSON.stringify(stop)).toHaveLength(1);
    expect(digests[0]?.message.blocks).toContainEqual({ kind: 'labeled', label: '1 invited', lines: [] });
    await deliver(postOf(machine()), digests[0]!, time);
    const mails = (await stage.office.arrived()).filter(({ tags }) => tags.season?.[0] === id);
    expect(mails.map(({ to }) => to)).toEqual(coordinators);
  }

  test('20 points: one is written by the next try, and says it all', async () => {
    const whole = machine();
    await writeDigest(whole.store, await changedSeason(), time);
    expect(everyStop(whole.calls())).toHaveLength(20);
    for (const stop of everyStop(whole.calls())) await digestStopped(stop);
  });

  test('is found to be written twice when nothing keeps it from that', async () => {
    await expectFound('but got 2', everyStop(10), (stop) => digestStopped(stop, forgetDigests));
  });
});

describe('a sweep of two, stopped likewise', () => {
  const closesAt = plusHours(at, 48);

  async function twoDue() {
    made += 1;
    const offers = [1, 2].map((part) => offerOf('primary-care', `offer_${made}_${part}`, { closesAt }));
    const changes = offers.map((offer) => ({ kind: 'put-offer', offer }) as const);
    await commit(store, season.id, changes, randomUUID());
    return offers;
  }

  async function sweepStopped(stop: Stop, plant?: Plant): Promise<void> {
    const offers = await twoDue();
    const swept = await sweep(machine(stop, plant).store, closesAt).catch(() => undefined);
    const failed = swept === undefined || swept.some(({ status }) => status === 'rejected');
    expect(failed, 'the caller gets the error').toBe(true);
    await sweep(machine().store, plusHours(closesAt, 0.1));
    for (const { id } of offers) {
      expect(await readOffer(store, season.id, id), JSON.stringify(stop)).toMatchObject({
        state: 'expired',
        version: 2,
      });
      const records = await readRecords(store, season.id, id);
      expect(records.map(({ event }) => event)).toEqual(['expired']);
      await deliver(postOf(machine()), records[0]!, closesAt);
      expect(await arrivals(records[0]!)).toEqual([1]);
    }
  }

  test('26 points: the next run ends the rest, each once, and each applicant gets a mail', async () => {
    const whole = machine();
    await twoDue();
    await sweep(whole.store, closesAt);
    expect(everyStop(whole.calls())).toHaveLength(26);
    for (const stop of everyStop(whole.calls())) await sweepStopped(stop);
  });

  test('is found to end offers untold when it does so in two writes', async () => {
    await expectFound("expected [] to deeply equal [ 'expired' ]", everyStop(7), (stop) =>
      sweepStopped(stop, ({ store }) => inTwoWrites(store)),
    );
  });
});

/** The check must fail at one stop at least, and only by its expectation of the outcome. */
async function expectFound(
  by: string,
  stops: readonly Stop[],
  check: (stop: Stop) => Promise<unknown>,
): Promise<void> {
  const found: string[] = [];
  for (const stop of stops) {
    const error: Error | undefined = await check(stop).then(
      () => undefined,
      (cause) => cause,
    );
    if (error) found.push(error.message);
  }
  expect(found.length, 'stops at which the bug shows').toBeGreaterThan(0);
  for (const message of found) expect(message).toContain(by);
}
