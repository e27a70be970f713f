import { randomUUID } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { EventName } from '#domain/contract.ts';
import { reissueLink } from '#domain/invitations/reissue-link.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { plusHours } from '#domain/values/time.ts';
import { type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { sweep } from '#functions/due/sweep.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import { readRecord, readRecords } from '#functions/store/items/records.ts';
import { invitationFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { type Outbox, openOutbox, recordIdOf } from '#test/support/hosts/outbox.ts';
import type { Hindrance } from '#test/support/hosts/post-office.ts';

const coordinators = ['one@coordinators.example.org', 'two@coordinators.example.org'];
const season = {
  ...winterSeason({ kept: 12, shared: 0 }),
  digest: { ...winterSeason().digest, to: coordinators },
};
const at = plusHours(invitedAt, 1);
const applicant = { kind: 'applicant' } as const;
const program = { kind: 'program', name: 'Sample Coordinator' } as const;
const day = (start: 'morning' | 'afternoon') => ({ option: '2030-12-03', starts: [start] });
const pair = (start: 'morning' | 'afternoon') => ({
  option: '2030-11-18_2030-11-19',
  starts: [start, start],
});

let store: Store;
let outbox: Outbox;
let stage: Backstage;

beforeAll(async () => {
  store = await seedSeason(season);
  outbox = await openOutbox(store);
  stage = await openBackstage(store, season.id);
  stage.setClock(at);
});
afterAll(() => stage.stop());

let people = 0;

/** A new applicant with an open offer. */
async function somebody(track = 'categorical'): Promise<Offer> {
  people += 1;
  const invitation = invitationFor(`person-${people}`, track);
  const offers = await invite(store, season, [invitation]);
  return offers.find(({ id }) => id === invitation.offerId)!;
}

async function ask(offer: Offer, asked: Ask, by: Store = store): Promise<void> {
  const answer = await answerOffer(
    by,
    { season: season.id, id: offer.id },
    asked,
    decisionContext(applicant, at),
  );
  expect(answer).toMatchObject({ kind: 'granted' });
}

async function giveNewLink(offer: Offer, by: Store = store): Promise<void> {
  const name = { season: season.id, id: offer.id };
  const load = () => loadStanding(by, name, [], false);
  await attempt(by, season.id, load, (standing) => reissueLink(standing.offer, decisionContext(program, at)));
}

/** The stream records of an offer's records, or of the season's own. */
async function told(offer?: Offer): Promise<readonly DynamoDBRecord[]> {
  return (await outbox()).filter(({ dynamodb }) => dynamodb?.NewImage?.offer?.S === offer?.id);
}

/** The last stream record of an offer, and its parsed form. */
async function toldLast(offer: Offer) {
  const event = (await told(offer)).at(-1)!;
  return { event, id: recordIdOf(event), sequence: event.dynamodb?.SequenceNumber };
}

async function hear(...events: readonly DynamoDBRecord[]): Promise<unknown> {
  return stage.notices({ Records: events });
}

const fine = { batchItemFailures: [] };
const failed = (...numbers: readonly (string | undefined)[]) => ({
  batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })),
});

/** How often each notice of a record came through, in the order of the notices. */
async function arrivals(record: string): Promise<readonly number[]> {
  const mails = await stage.office.arrived(record);
  const counts = mails.reduce<number[]>((sum, { notice }) => {
    sum[notice] = (sum[notice] ?? 0) + 1;
    return sum;
  }, []);
  return Array.from(counts, (count) => count ?? 0);
}

describe('every change', () => {
  /** The records that each transaction of a store put, with how many notices they cause. */
  function watched(): { readonly by: Store; readonly transactions: string[][] } {
    const by = openStore(store.table, databaseAccess());
    const transactions: string[][] = [];
    type Item = Readonly<Record<string, { S?: string; N?: string; L?: unknown[]; M?: object }>>;
    putBetween(by.client, 'watch', (next) => async (args) => {
      const { input } = args as { input: { TransactItems?: { Put?: { Item: Item } }[] } };
      const puts = input.TransactItems?.flatMap(({ Put }) => (Put ? [Put.Item] : [])) ?? [];
      const words = puts.map(({ kind, event, version, notices, sent }) =>
        kind?.S === 'record'
          ? `${event?.S}, version ${version?.N}: ${notices?.L?.length} notices, ${Object.keys(sent?.M ?? {}).length} sent`
          : `${kind?.S} version ${version?.N}`,
      );
      if (words.length > 0) transactions.push(words);
      return next(args);
    });
    return { by, transactions };
  }

  type Case = [what: EventName, notices: number, track: string, before: Ask[], change: Ask | 'relink'];
  const booking = { action: 'book' } as const;

  test.each<Case>([
    ['booked', 1, 'categorical', [], { ...booking, choice: day('morning') }],
    ['booked', 2, 'primary-care', [], { ...booking, choice: pair('morning') }],
    [
      'moved',
      1,
      'categorical',
      [{ ...booking, choice: day('morning') }],
      { action: 'move', choice: day('afternoon') },
    ],
    [
      'moved',
      2,
      'primary-care',
      [{ ...booking, choice: pair('morning') }],
      { action: 'move', choice: pair('afternoon') },
    ],
    ['canceled', 1, 'categorical', [{ ...booking, choice: day('morning') }], { action: 'cancel' }],
    ['canceled', 2, 'primary-care', [{ ...booking, choice: pair('morning') }], { action: 'cancel' }],
    ['declined', 1, 'categorical', [], { action: 'decline' }],
    ['link-reissued', 1, 'categorical', [], 'relink'],
  ])(
    '%s writes its %i notices in the same transaction, and each is sent once',
    async (what, notices, track, before, change) => {
      const offer = await somebody(track);
      for (const each of before) await ask(offer, each);
      const { by, transactions } = watched();
      await (change === 'relink' ? giveNewLink(offer, by) : ask(offer, change, by));
      const version = before.length + 2;
      expect(transactions).toHaveLength(1);
      expect(transactions[0]).toContain(`offer version ${version}`);
      expect(transactions[0]).toContain(`${what}, version ${version}: ${notices} notices, 0 sent`);
      const { event, id } = await toldLast(offer);
      expect(await hear(event)).toEqual(fine);
      expect(await arrivals(id)).toEqual(Array(notices).fill(1));
      const mails = await stage.office.arrived(id);
      expect(new Set(mails.map(({ to }) => to))).toEqual(new Set([offer.applicant.email]));
      const sent = (await readRecord(store, { season: season.id, offer: offer.id, id }))?.sent;
      expect(Object.values(sent ?? {}).map(({ detail }) => detail)).toEqual(
        mails.map(({ email }) => email.messageId),
      );
    },
  );

  test('invited: the offer and its notice are one, for each of a list', async () => {
    const { by, transactions } = watched();
    const people = ['list-1', 'list-2'].map((name) => invitationFor(name, 'preliminary'));
    await invite(by, season, people);
    expect(transactions).toHaveLength(1);
    expect(transactions[0]?.filter((words) => words === 'offer version 1')).toHaveLength(2);
    expect(
      transactions[0]?.filter((words) => words === 'invited, version 1: 1 notices, 0 sent'),
    ).toHaveLength(2);
    const events = (await outbox()).filter((each) => recordIdOf(each).startsWith('record_list-'));
    expect(await hear(...events)).toEqual(fine);
    for (const { recordId } of people) expect(await arrivals(recordId)).toEqual([1]);
  });

  test('expired: the offer ends and its notice is written with it', async () => {
    const offer = await somebody();
    const { by, transactions } = watched();
    await sweep(by, offer.closesAt);
    const { event, id } = await toldLast(offer);
    const own = transactions.filter((words) => words.some((each) => each.startsWith('expired')));
    expect(own.length).toBeGreaterThan(0);
    for (const words of own)
      expect(words.join(' with ')).toMatch(
        /^offer version (\d+) with expired, version \1: 1 notices, 0 sent$/,
      );
    expect(await hear(event)).toEqual(fine);
    expect(await arrivals(id)).toEqual([1]);
  });

  test('digested: each coordinator whom the season names gets one message', async () => {
    await stage.digest();
    const [event] = await told();
    expect(await hear(event!)).toEqual(fine);
    const mails = await stage.office.arrived(recordIdOf(event!));
    expect(mails.map(({ to }) => to)).toEqual(coordinators);
  });
});

describe('a record that the stream delivers again', () => {
  test('in the same batch or a later one: its messages go out once', async () => {
    const offer = await somebody('primary-care');
    await ask(offer, { action: 'book', choice: pair('morning') });
    const { event, id } = await toldLast(offer);
    expect(await hear(event, event)).toEqual(fine);
    expect(await hear(event)).toEqual(fine);
    expect(await arrivals(id)).toEqual([1, 1]);
  });

  test('and that is older than a message sent since: its calendar entry is the older one', async () => {
    const offer = await somebody();
    await ask(offer, { action: 'book', choice: day('morning') });
    const booked = await toldLast(offer);
    await ask(offer, { action: 'cancel' });
    const canceled = await toldLast(offer);
    expect(await hear(canceled.event)).toEqual(fine);
    expect(await hear(booked.event)).toEqual(fine);
    const [end] = await stage.office.arrived(canceled.id);
    const [begin] = await stage.office.arrived(booked.id);
    expect(end?.calendar).toContain('METHOD:CANCEL');
    expect(end?.calendar).toContain('SEQUENCE:1\r\n');
    expect(begin?.calendar).toContain('METHOD:REQUEST');
    expect(begin?.calendar).toContain('SEQUENCE:0\r\n');
    const uid = /UID:\S+/;
    expect(uid.exec(begin?.calendar ?? '')?.[0]).toBe(uid.exec(end?.calendar ?? '')?.[0]);
  });
});

describe('a notice that cannot be sent now', () => {
  test.each<[Hindrance, string]>([
    ['throttled', 'SES takes no more for the moment'],
    ['broken', 'SES fails'],
    ['cut-off', 'the connection breaks'],
    ['not verified', 'an operator has something to mend'],
  ])('%s (%s): reported by its number, and sent when it can be', async (hindrance) => {
    const offer = await somebody();
    const { event, id, sequence } = await toldLast(offer);
    stage.office.hinder(offer.applicant.email, hindrance);
    expect(await hear(event)).toEqual(failed(sequence));
    expect(await arrivals(id)).toEqual([]);
    expect((await readRecords(store, season.id, offer.id)).map(({ sent }) => sent)).toEqual([{}]);
    stage.office.hinder(offer.applicant.email);
    expect(await hear(event)).toEqual(fine);
    expect(await arrivals(id)).toEqual([1]);
  });

  test('does not keep the others of its batch from going out, and only the missing ones are sent later', async () => {
    const [first, second, third] = [await somebody(), await somebody(), await somebody()];
    const [one, two, three] = [await toldLast(first), await toldLast(second), await toldLast(third)];
    stage.office.hinder(second.applicant.email, 'throttled');
    expect(await hear(one.event, two.event, three.event)).toEqual(failed(two.sequence));
    expect(await arrivals(three.id)).toEqual([1]);
    stage.office.hinder(second.applicant.email);
    expect(await hear(two.event, three.event)).toEqual(fine);
    expect(await Promise.all([one, two, three].map(({ id }) => arrivals(id)))).toEqual([[1], [1], [1]]);
  });

  test('because SES does not answer: the others do not wait for it', async () => {
    const [mute, other] = [await somebody(), await somebody()];
    const [one, two] = [await toldLast(mute), await toldLast(other)];
    stage.office.hinder(mute.applicant.email, 'silent once');
    expect(await hear(one.event, two.event)).toEqual(fine);
    expect(await Promise.all([one, two].map(({ id }) => arrivals(id)))).toEqual([[1], [1]]);
  }, 30_000);
});

test('a message whose answer was lost goes out once more, for nobody knows whether it did', async () => {
  const offer = await somebody();
  const { event, id } = await toldLast(offer);
  stage.office.hinder(offer.applicant.email, 'answer lost once');
  expect(await hear(event)).toEqual(fine);
  expect(await arrivals(id)).toEqual([2]);
});

describe('a notice that SES will never take', () => {
  test('is noted on its record and on the offer, and SES is not asked again', async () => {
    const offer = await somebody('primary-care');
    await ask(offer, { action: 'book', choice: pair('morning') });
    const { event, id } = await toldLast(offer);
    const { email } = offer.applicant;
    stage.office.hinder(email, 'refused');
    expect(await hear(event)).toEqual(fine);
    expect(await hear(event)).toEqual(fine);
    expect(stage.office.asked(email)).toBe(2);
    const records = await readRecords(store, season.id, offer.id);
    const why = 'Local address contains control or whitespace';
    const outcome = { as: 'refused', detail: why, at: expect.any(String) };
    expect(records.find((record) => record.id === id)?.sent).toEqual({ 0: outcome, 1: outcome });
    expect(await readOffer(store, season.id, offer.id)).toMatchObject({
      state: 'booked',
      mailTrouble: { kind: 'refused', why },
    });
    const troubles = records.filter(({ event }) => event === 'mail-failed');
    expect(troubles.map(({ notices, who }) => ({ notices, who }))).toEqual([
      { notices: [], who: { kind: 'mail' } },
    ]);
  });

  test('to one coordinator does not keep the digest from the other', async () => {
    const tomorrow = plusHours(at, 24);
    stage.setClock(tomorrow);
    await stage.digest();
    stage.setClock(at);
    const event = (await told()).at(-1)!;
    stage.office.hinder(coordinators[0]!, 'refused');
    expect(await hear(event)).toEqual(fine);
    stage.office.hinder(coordinators[0]!);
    const mails = await stage.office.arrived(recordIdOf(event));
    expect(mails.map(({ to }) => to)).toEqual([coordinators[1]]);
  });
});

describe('a record', () => {
  test('without notices sends nothing', async () => {
    const offer = await somebody();
    stage.office.hinder(offer.applicant.email, 'refused');
    await hear((await toldLast(offer)).event);
    const { event, id } = await toldLast(offer);
    const asked = stage.office.asked(offer.applicant.email);
    expect(event.dynamodb?.NewImage?.event?.S).toBe('mail-failed');
    expect(await hear(event)).toEqual(fine);
    expect(stage.office.asked(offer.applicant.email)).toBe(asked);
    expect(await arrivals(id)).toEqual([]);
  });

  test('that no longer exists sends nothing', async () => {
    const offer = await somebody();
    const { event } = await toldLast(offer);
    expect(await hear(renamed(event, { id: 'record_gone' }))).toEqual(fine);
    expect(stage.office.asked(offer.applicant.email)).toBe(0);
  });

  test('of an offer that was removed by hand is sent to nobody, and the others of its batch go out', async () => {
    const offer = await somebody();
    const { event, id } = await toldLast(offer);
    const stray = {
      id: 'record_stray',
      season: season.id,
      offer: 'offer_none',
      at,
      who: program,
      event: 'link-reissued',
      version: 1,
    } as const;
    await commit(
      store,
      season.id,
      [{ kind: 'add-record', record: { ...stray, notices: [{ kind: 'invitation', to: 'x@example.org' }] } }],
      randomUUID(),
    );
    const about = (await outbox()).find((each) => recordIdOf(each) === stray.id)!;
    expect(await hear(about, event)).toEqual(fine);
    expect((await readRecord(store, stray))?.sent).toMatchObject({ 0: { as: 'moot' } });
    expect(await arrivals(id)).toEqual([1]);
  });
});

describe('an event that is none of the stream’s', () => {
  const image = { id: { S: 'record_1' }, season: { S: season.id } };
  const record = { dynamodb: { SequenceNumber: '1', NewImage: image } };

  test.each<[string, unknown]>([
    ['nothing', null],
    ['no records', {}],
    ['records that are none', { Records: [1] }],
    ['a record without an image', { Records: [{ dynamodb: { SequenceNumber: '1' } }] }],
    ['a record without a number', { Records: [record, { dynamodb: { NewImage: image } }] }],
    [
      'an image without an id',
      { Records: [{ dynamodb: { SequenceNumber: '1', NewImage: { season: image.season } } }] },
    ],
  ])('is thrown back, so that it ends among the dead letters: %s', async (_, event) => {
    await expect(stage.notices(event)).rejects.toThrow(z.core.$ZodError);
  });

  test('is rejected in any form, and nothing is sent', async () => {
    const before = (await stage.office.arrived()).length;
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (event) => {
        await expect(stage.notices(event)).rejects.toThrow(z.core.$ZodError);
      }),
      { numRuns: 100 },
    );
    expect(await stage.office.arrived()).toHaveLength(before);
  });
});

/** The same event, of another record. */
function renamed(event: DynamoDBRecord, names: Readonly<Record<string, string>>): DynamoDBRecord {
  const image = Object.fromEntries(Object.entries(names).map(([name, S]) => [name, { S }]));
  return { ...event, dynamodb: { ...event.dynamodb, NewImage: { ...event.dynamodb?.NewImage, ...image } } };
}
