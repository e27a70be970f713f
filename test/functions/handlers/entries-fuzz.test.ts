import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reconcile } from '#domain/reconciliation/reconcile.ts';
import { plusHours } from '#domain/values/time.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { entries } from '#functions/entries.ts';
import type { Entry } from '#functions/entry.ts';
import { loadSeasonState } from '#functions/reconciliation/load-books.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { invitationsFor, invitedAt, winterSeason } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { eventNames } from '#test/support/checks/event-names.ts';
import { type Backstage, openBackstage } from '#test/support/hosts/background-functions.ts';

/** How many events each entry is given that reads them; the others get a few. */
const runs = Number(process.env.FUZZ_RUNS ?? 1_000) / 2;

const season = winterSeason({ kept: 4 });
const now = plusHours(invitedAt, 0.2);

let store: Store;
let stage: Backstage;
let handlers: Readonly<Record<string, (event: unknown) => Promise<unknown>>>;

beforeAll(async () => {
  store = await seedSeason(season);
  const offers = await invite(store, season, invitationsFor({ categorical: 6, 'primary-care': 2 }));
  for (const { id, seatedAs } of offers.slice(0, 4)) {
    const choice = choicesOf(season, { seatedAs })[0]!;
    const context = decisionContext({ kind: 'applicant' }, now);
    await answerOffer(store, { season: season.id, id }, { action: 'book', choice }, context);
  }
  stage = await openBackstage(store, season.id);
  const { handler: reconciler } = await import('#functions/handlers/reconciler.ts');
  const { notices, clockwork, digest, feedback, imports } = stage;
  handlers = { notices, clockwork, digest, feedback, imports, reconciler };
  stage.setClock(now);
});
afterAll(() => stage.stop());

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('', '__proto__', 'x'.repeat(3_000)),
);
const offerId = fc.oneof(fc.constantFrom('offer_categorical-0', 'offer_primary-care-1', 'offer_gone'), word);
const seasonId = fc.oneof({ weight: 4, arbitrary: fc.constant(season.id) }, word);
const recordId = fc.oneof(
  fc.constantFrom(
    'record_categorical-0_invited',
    'record_primary-care-1_invited',
    'record_gone',
    'ended_gone',
    'interviewers_gone',
    'interviews_2030-11-19_gone',
    'match_gone',
    'status_gone',
  ),
  word,
);
const junk = fc.jsonValue({ maxDepth: 2 });

/** Something of the right form, mostly: each part may be left out, or be anything. */
function rough<T extends Record<string, fc.Arbitrary<unknown>>>(parts: T): fc.Arbitrary<unknown> {
  const loose = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, fc.oneof({ weight: 12, arbitrary: part }, junk)]),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.record(parts) },
    fc.record(loose),
    fc.record(loose, { requiredKeys: [] }),
  );
}

const attribute = (text: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 8, arbitrary: text.map((S) => ({ S })) }, junk);

/** The fields of a stream record that the function reads. */
const streamRecord = rough({
  dynamodb: rough({
    SequenceNumber: fc.stringMatching(/^\d{1,21}$/),
    NewImage: rough({
      id: attribute(recordId),
      season: attribute(seasonId),
      offer: attribute(offerId),
      event: attribute(fc.constantFrom(...eventNames)),
      kind: attribute(fc.constantFrom('record', 'bulk-review', 'planned-day')),
    }),
  }),
});

/** A record that is as the table hands it over, so that some of the work is done. */
const soundRecord = fc.constantFrom('categorical-0', 'primary-care-1').map((name) => {
  const texts = { id: `record_${name}_invited`, season: season.id, offer: `offer_${name}`, event: 'invited' };
  const image = Object.fromEntries(Object.entries(texts).map(([field, S]) => [field, { S }]));
  return { dynamodb: { SequenceNumber: '1', NewImage: { ...image, kind: { S: 'record' } } } };
});
const streamEvent = rough({
  Records: fc.array(fc.oneof({ weight: 6, arbitrary: streamRecord }, soundRecord), { maxLength: 4 }),
});

const time = fc.oneof(
  fc.constantFrom(now, plusHours(now, -1), plusHours(now, 1)),
  fc.constantFrom('yesterday', '', '-1'),
);

/** What SES publishes through a topic, as far as the function reads it. */
const message = rough({
  eventType: fc.constantFrom('Bounce', 'Complaint', 'Reject', 'Delivery', 'Send', 'Rendering Failure'),
  mail: rough({
    timestamp: time,
    tags: rough({ season: fc.array(seasonId, { maxLength: 2 }), offer: fc.array(offerId, { maxLength: 2 }) }),
  }),
  bounce: rough({
    bounceType: fc.constantFrom('Permanent', 'Transient', 'Undetermined'),
    timestamp: time,
    bouncedRecipients: fc.array(rough({ diagnosticCode: word }), { maxLength: 2 }),
  }),
  complaint: rough({ timestamp: time, complaintFeedbackType: word }),
  reject: rough({ reason: word }),
});
const topicEvent = rough({
  Records: fc.array(
    rough({
      Sns: rough({
        Message: fc.oneof({ weight: 8, arbitrary: message.map((each) => JSON.stringify(each)) }, word),
      }),
    }),
    { maxLength: 3 },
  ),
});

const events: Readonly<Record<Exclude<Entry['trigger']['kind'], 'http'>, fc.Arbitrary<unknown>>> = {
  stream: streamEvent,
  uploads: streamEvent,
  mail: topicEvent,
  every: junk,
  'season-hour': junk,
};
const unattended = entries.flatMap(({ name, trigger }) =>
  trigger.kind === 'http'
    ? []
    : [
        [
          name,
          events[trigger.kind],
          trigger.kind === 'every' || trigger.kind === 'season-hour' ? 20 : runs,
        ] as const,
      ],
);

/** Gives the handler a number of events. It may throw errors and must succeed at times; the books must agree in the end. */
async function fuzz(
  handler: (event: unknown) => Promise<unknown>,
  event: fc.Arbitrary<unknown>,
  times: number,
): Promise<void> {
  let well = 0;
  const handled = fc.asyncProperty(
    fc.oneof({ weight: 9, arbitrary: event }, fc.anything()),
    async (drawn) => {
      try {
        await handler(drawn);
        well += 1;
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    },
  );
  await fc.assert(handled, { numRuns: times, endOnFailure: true });
  expect(well, 'events that are dealt with').toBeGreaterThan(times / 10);
  const books = await loadSeasonState(store, season.id);
  expect(books && reconcile(books, now)).toEqual([]);
}

test.each(unattended)(
  '%s succeeds or throws an error on any event, and corrupts nothing',
  (name, event, times) => fuzz(handlers[name]!, event, times),
);

describe('an entry is found out that', () => {
  test.each<[string, string, () => Promise<void>]>([
    ['throws a value that is no error', 'Property failed', () => Promise.reject('broken')],
    ['never does anything', 'events that are dealt with', () => Promise.reject(new Error('broken'))],
  ])('%s', async (_, words, handler) => {
    await expect(fuzz(handler, junk, 20)).rejects.toThrow(words);
  });

  test('frees a seat and leaves its booking', async () => {
    const {
      takenBy: offer = '',
      tracks,
      ...seat
    } = (await readSeats(store, season.id)).find(({ takenBy }) => takenBy)!;
    const change = (kind: 'give-seat-back' | 'take-seat') =>
      commit(store, season.id, [{ kind, seat, offer, tracks }], randomUUID());
    let freed: Promise<void> | undefined;
    const handler = async () => {
      freed ??= change('give-seat-back');
      await freed;
    };
    await expect(fuzz(handler, junk, 20)).rejects.toThrow('to deeply equal []');
    await change('take-seat');
  });
});

test('some of these events did their work', async () => {
  const books = await loadSeasonState(store, season.id);
  expect(books?.offers.filter(({ mailTrouble }) => mailTrouble).length).toBeGreaterThan(0);
  expect((await stage.office.arrived()).length).toBeGreaterThan(0);
});
