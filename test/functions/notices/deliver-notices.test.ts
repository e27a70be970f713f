import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import { plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { deliver, type Post } from '#functions/notices/deliver-notices.ts';
import { noteSending } from '#functions/notices/record-outcome.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecord, readRecords } from '#functions/store/items/records.ts';
import type { OfferName } from '#functions/store/keys.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, putSeason, seedSeason } from '#test/support/builders/seed.ts';
import { withSeed } from '#test/support/checks/seeded.ts';
import { strike } from '#test/support/faults/faults.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { coordinatorAt } from '#test/support/hosts/operator.ts';
import { configurationSet } from '#test/support/hosts/post-office.ts';

const season = winterSeason({ kept: 5, shared: 0 });
const at = plusHours(invitedAt, 1);

let store: Store;
let stage: Backstage;
let people = 0;

beforeAll(async () => {
  store = await seedSeason(season);
  stage = await openBackstage(store, season.id);
});
afterAll(() => stage.stop());

/** The record of a pair that was booked, whose two messages have not been sent. */
async function booked(): Promise<OfferRecord> {
  people += 1;
  const invitation = invitationFor(`person-${people}`, 'primary-care');
  await invite(store, season, [invitation]);
  const choice = { option: '2030-12-09_2030-12-10', starts: ['morning', 'morning'] } as const;
  const name = { season: season.id, id: invitation.offerId };
  const context = decisionContext({ kind: 'applicant' }, at);
  const answer = await answerOffer(store, name, { action: 'book', choice }, context);
  expect(answer.kind).toBe('granted');
  return (await readRecords(store, season.id, invitation.offerId)).at(-1)!;
}

/** An instance of the function, which does `first` before it sends its first message. */
function instance(first: () => Promise<unknown> = async () => undefined): Post {
  const ses = stage.office.client();
  let waited: Promise<unknown> | undefined;
  putBetween(ses, 'wait', (next) => async (args) => {
    waited ??= first();
    await waited;
    return next(args);
  });
  const own = openStore(store.table, databaseAccess());
  return { store: own, ses, configurationSet, publicUrl: 'https://interviews.example.org' };
}

async function arrivals({ id }: OfferRecord): Promise<readonly number[]> {
  const mails = await stage.office.arrived(id);
  return [0, 1].map((index) => mails.filter(({ notice }) => notice === index).length);
}

test('two instances that have the same record at the same moment: each message arrives, none more than twice', async () => {
  const record = await booked();
  const bothAreThere = Promise.withResolvers<void>();
  let there = 0;
  const meet = () => {
    there += 1;
    if (there === 2) bothAreThere.resolve();
    return bothAreThere.promise;
  };
  await Promise.all([deliver(instance(meet), record, at), deliver(instance(meet), record, at)]);
  const [first, second] = await arrivals(record);
  expect(first).toBe(2);
  expect([1, 2]).toContain(second);
  await deliver(instance(), record, at);
  expect(await arrivals(record)).toEqual([first, second]);
  const ids = (await stage.office.arrived(record.id)).map(({ email }) => email.messageId);
  const noted = Object.values((await readRecord(store, record))?.sent ?? {});
  expect(noted).toHaveLength(2);
  for (const { detail } of noted) expect(ids).toContain(detail);
});

test('an instance that comes late to a message which another has sent meanwhile leaves it', async () => {
  const record = await booked();
  const late = instance(() => deliver(instance(), record, at));
  await deliver(late, record, at);
  expect(await arrivals(record)).toEqual([2, 1]);
});

test('a message that was sent and could not be noted is thrown, and goes out once more', async () => {
  const record = await booked();
  const busy = instance();
  strike(busy.store.client, { conflict: 1 }, 1);
  await expect(deliver(busy, record, at)).rejects.toThrow('not carried out: busy');
  expect(await arrivals(record)).toEqual([1, 0]);
  await deliver(instance(), record, at);
  expect(await arrivals(record)).toEqual([2, 1]);
});

test('under conflicts, throttling and broken connections each message arrives, and is noted', async () => {
  const people = Array.from({ length: 20 }, (_, index) => invitationFor(`list-${index}`, 'categorical'));
  await invite(store, season, people);
  await withSeed(async (seed) => {
    const struck = instance();
    strike(struck.store.client, { conflict: 0.3, throttle: 0.05, resetAfter: 0.05, stubborn: 0.3 }, seed);
    const onMail = strike(struck.ses, { resetBefore: 0.1, resetAfter: 0.15, stubborn: 0.2 }, seed + 1);
    let failures = 0;
    for (const { offerId, recordId } of people) {
      const name = { id: recordId, season: season.id, offer: offerId };
      while (
        !(await deliver(struck, name, at)
          .then(() => true)
          .catch(() => false))
      )
        failures += 1;
    }
    const mails = (await stage.office.arrived()).filter(({ record }) => record.startsWith('record_list-'));
    expect(new Set(mails.map(({ record }) => record)).size).toBe(20);
    expect(mails.length - 20).toBeLessThanOrEqual(onMail.struck.resetAfter + failures);
    for (const { offerId, recordId } of people) {
      const record = await readRecord(store, { id: recordId, season: season.id, offer: offerId });
      expect(record?.sent).toMatchObject({ 0: { as: 'sent' } });
    }
  });
});

test('an interview that was canceled is taken out of the calendar although its day has left the season since', async () => {
  const own = { ...season, id: 'sample-changed' };
  await putSeason(store, own);
  const invitation = invitationFor('changed', 'primary-care');
  await invite(store, own, [invitation]);
  const offer = { season: own.id, id: invitation.offerId };
  const choice = { option: '2030-12-09_2030-12-10', starts: ['morning', 'morning'] } as const;
  const context = () => decisionContext({ kind: 'applicant' }, at);
  await answerOffer(store, offer, { action: 'book', choice }, context());
  await answerOffer(store, offer, { action: 'cancel' }, context());
  const without = own.days.filter(({ on }) => on !== '2030-12-09');
  const tracks = own.tracks.map((track) => ({
    ...track,
    options: track.options.filter(({ id }) => id !== choice.option),
  }));
  expect(await applySeason(store, { ...own, tracks, days: without }, coordinatorAt(at))).not.toHaveProperty(
    'refusal',
  );
  const record = (await readRecords(store, own.id, offer.id)).at(-1)!;
  await deliver(instance(), record, at);
  const [first, second] = await stage.office.arrived(record.id);
  for (const [mail, day] of [
    [first, '20301209T080000'],
    [second, '20301210T080000'],
  ] as const) {
    const text = mail?.calendar ?? '';
    expect(text).toContain('METHOD:CANCEL');
    expect(text).toContain(`DTSTART;TZID=America/New_York:${day}`);
  }
});

/** The operator corrects the address of an offer's applicant. */
function correct(name: OfferName, email: string): Promise<unknown> {
  const context = decisionContext({ kind: 'program', name: 'Sample Coordinator' }, at);
  const load = () => loadStanding(store, name, [], false);
  return attempt(store, name.season, load, ({ offer }) => reissueLink(offer, context, email));
}

test('a message that is still on its way when the address is corrected goes to the right one, and no link to the wrong', async () => {
  const invitation = invitationFor('misspelled', 'categorical');
  await invite(store, season, [invitation]);
  const name = { season: season.id, id: invitation.offerId };
  const [invited] = await readRecords(store, season.id, name.id);
  await correct(name, 'right@example.org');
  const [, relinked] = await readRecords(store, season.id, name.id);
  for (const record of [invited!, relinked!]) await deliver(instance(), record, at);
  const mails = (await stage.office.arrived()).filter(({ tags }) => tags.offer?.[0] === name.id);
  expect(mails.map(({ to }) => to)).toEqual(['right@example.org', 'right@example.org']);
});

test('that the wrong address was refused is not noted once it has been corrected', async () => {
  const record = await booked();
  const stored = (await readRecord(store, record))!;
  const name = { season: season.id, id: record.offer };
  await correct(name, 'corrected@example.org');
  await noteSending(store, stored, 0, { as: 'refused', detail: 'no such address', at });
  const offer = await readOffer(store, season.id, name.id);
  expect(offer?.mailTrouble).toBeUndefined();
});
