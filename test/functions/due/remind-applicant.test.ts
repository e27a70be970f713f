import { randomUUID } from 'node:crypto';
import { SESClient } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, expect, test } from 'vitest';
import type { Offer } from '#domain/offers/offer.ts';
import { remindOnceTold } from '#domain/reminders/reminder-times.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { sweep } from '#functions/due/sweep.ts';
import { deliver } from '#functions/notices/deliver-notices.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readDue } from '#functions/store/items/due.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { invitedAt, offerOf, winterSeason } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';

const plain = winterSeason();
const season = {
  ...plain,
  offers: { ...plain.offers, answerHours: 120 },
  reminders: { beforeClosingHours: [48, 12], beforeInterviewDays: [7, 1], beforeInterviewHours: [] },
};
const choice = { option: '2030-12-03', starts: ['morning'] } as const;

let store: Store;
let offers = 0;

beforeAll(async () => {
  store = await seedSeason(season);
});

async function openOffer(): Promise<Offer> {
  offers += 1;
  const open = offerOf('categorical', `offer_${offers}`, { closesAt: plusHours(invitedAt, 120) });
  const offer = { ...open, ...remindOnceTold(season, open, invitedAt) };
  await commit(store, season.id, [{ kind: 'put-offer', offer }], randomUUID());
  return offer;
}

async function happened({ id }: Offer): Promise<readonly string[]> {
  return (await readRecords(store, season.id, id)).map(({ event }) => event);
}

function another(): Store {
  return openStore(store.table, databaseAccess());
}

function book({ id }: Offer, at: Instant) {
  const context = decisionContext({ kind: 'applicant' }, at);
  return answerOffer(store, { season: season.id, id }, { action: 'book', choice }, context);
}

test('reminders and the end of the window share one due time, each taken in its turn', async () => {
  const offer = await openOffer();
  const [first, closesAt] = [plusHours(offer.closesAt, -48), offer.closesAt];
  await sweep(store, plusHours(first, -1 / 60));
  expect(await happened(offer)).toEqual([]);
  await sweep(store, first);
  expect(await happened(offer)).toEqual(['reminded']);
  await sweep(store, plusHours(closesAt, -3));
  expect(await happened(offer)).toEqual(['reminded', 'reminded']);
  expect(await readDue(store, 'offer-expiry', closesAt)).toContainEqual({ id: offer.id, season: season.id });
  await sweep(store, closesAt);
  expect(await happened(offer)).toEqual(['reminded', 'reminded', 'expired']);
});

test('swept again, and by two at once: an applicant is reminded once', async () => {
  const made = await Promise.all([openOffer(), openOffer(), openOffer()]);
  const at = plusHours(invitedAt, 72);
  await Promise.all([sweep(store, at), sweep(another(), at), sweep(another(), at)]);
  await sweep(store, at);
  for (const offer of made) expect(await happened(offer)).toEqual(['reminded']);
});

test('an offer whose reminders were all missed ends on time', async () => {
  const offer = await openOffer();
  await sweep(store, plusHours(offer.closesAt, 5));
  expect(await happened(offer)).toEqual(['expired']);
});

test('a reminder that races a booking is lost, and the booking stands', async () => {
  const offer = await openOffer();
  const at = plusHours(invitedAt, 73);
  const racing = another();
  let isFirst = true;
  putBetween(racing.client, 'between', (next, { commandName }) => async (args) => {
    if (commandName === 'TransactWriteItemsCommand' && isFirst) {
      isFirst = false;
      expect((await book(offer, at)).kind).not.toBe('refusal');
    }
    return next(args);
  });
  await sweep(racing, at);
  expect(isFirst).toBe(false);
  expect(await happened(offer)).toEqual(['booked']);
  const booked = await readOffer(store, season.id, offer.id);
  expect(booked).toMatchObject({ state: 'booked', remindAt: '2030-11-26T13:00:00.000Z' });
  await sweep(store, plusHours(invitedAt, 24 * 40));
  expect(await happened(offer)).toEqual(['booked']);
});

test('a sweep that dies before or after its write reminds once, when it runs again', async () => {
  for (const when of ['before', 'after'] as const) {
    const offer = await openOffer();
    const dying = another();
    putBetween(dying.client, 'between', (next, { commandName }) => async (args) => {
      if (commandName !== 'TransactWriteItemsCommand') return next(args);
      if (when === 'after') await next(args);
      throw new Error('the machine dies');
    });
    const at = plusHours(invitedAt, 72);
    const results = await sweep(dying, at);
    expect(results.some(({ status }) => status === 'rejected')).toBe(true);
    expect(await happened(offer)).toEqual(when === 'after' ? ['reminded'] : []);
    await sweep(store, at);
    expect(await happened(offer)).toEqual(['reminded']);
  }
});

test('a reminder that is answered before its mail leaves is noted as moot, and nobody is mailed', async () => {
  const offer = await openOffer();
  const at = plusHours(invitedAt, 72);
  await sweep(store, at);
  const record = (await readRecords(store, season.id, offer.id)).find(({ event }) => event === 'reminded');
  if (!record) throw new Error('nobody was reminded');
  await book(offer, at);
  const ses = mockClient(new SESClient({}));
  const post = { store, configurationSet: 'sample', publicUrl: 'https://interviews.example.org' };
  await deliver({ ...post, ses: ses as unknown as SESClient }, record, at);
  expect(ses.calls()).toEqual([]);
  const after = (await readRecords(store, season.id, offer.id)).find(({ id }) => id === record.id);
  expect(after?.sent).toMatchObject({ 0: { as: 'moot' } });
});
