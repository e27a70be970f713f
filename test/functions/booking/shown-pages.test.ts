import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { relink } from '#domain/invitations/reissue-link.ts';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { type Answer, type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadForPage } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { attempt } from '#functions/store/attempt.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOffer } from '#functions/store/offers.ts';
import { readOutlook } from '#functions/store/outlook.ts';
import { invitedAt, seasonOf } from '#test/support/builders/season.ts';
import { invitationFor, invite, seedSeason } from '#test/support/builders/seed.ts';
import { strike } from '#test/support/faults/faults.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { withoutCondition } from '#test/support/faults/without-condition.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { silentOperator } from '#test/support/hosts/operator.ts';
import { contradictions } from '#test/support/models/contradictions.ts';

/*
 * What is tried on what a page has shown (docs/decisions/0019): by one process, whose page stays open while others act.
 */
const options = ['2030-11-19', '2030-11-20', '2030-11-21'];
const sketch = (offered: readonly string[]) =>
  seasonOf({
    tracks: { one: { options: offered }, two: { options: ['2030-11-25_2030-11-26'] } },
    seats: {
      '2030-11-19': { morning: { one: 2 }, afternoon: { one: 1, 'one two': 1 } },
      '2030-11-20': { morning: { one: 2 } },
      '2030-11-21': { morning: { one: 2 } },
      '2030-11-25': { morning: { two: 2 } },
      '2030-11-26': { morning: { two: 2 } },
    },
  });
const season = sketch(options);
const now = plusHours(invitedAt, 1);
const name = (who: string) => ({ season: season.id, id: `offer_${who}` });
const morning: Ask = { action: 'book', choice: { option: '2030-11-19', starts: ['morning'] } };
const afternoon: Ask = { action: 'book', choice: { option: '2030-11-19', starts: ['afternoon'] } };
const pair: Ask = {
  action: 'book',
  choice: { option: '2030-11-25_2030-11-26', starts: ['morning', 'morning'] },
};

/** The process whose pages are open, what it sends, and the others. */
let store: Store;
let others: Store;
let sent: string[];

beforeEach(async () => {
  others = await seedSeason(season);
  await invite(others, season, [
    ...['ann', 'bea', 'cid'].map((who) => invitationFor(who, 'one')),
    invitationFor('dot', 'two'),
  ]);
  store = openStore(others.table, databaseAccess());
  sent = [];
  putBetween(store.client, 'sent', (next, { commandName = '' }) => (args) => {
    sent.push(commandName.replace('Command', ''));
    return next(args);
  });
});
afterEach(async () => {
  vi.useRealTimers();
  const outlook = await readOutlook(others, season.id);
  expect(contradictions(outlook.applied?.season as Season, outlook)).toEqual([]);
});

/** Opens the page of somebody, and forgets what that took. */
async function open(who: string): Promise<void> {
  await loadForPage(store, name(who));
  sent.length = 0;
}

function answer(through: Store, who: string, ask: Ask, generation = 1): Promise<Answer> {
  return answerOffer(through, { ...name(who), generation }, ask, decisionContext({ kind: 'applicant' }, now));
}

/** Holds back the first request of a kind that the process sends from now on. */
function holdFirst(kind: string): { readonly begun: Promise<void>; readonly release: () => void } {
  const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let isFirst = true;
  putBetween(store.client, `hold ${kind}`, (next, { commandName }) => async (args) => {
    if (commandName === kind && isFirst) {
      isFirst = false;
      begun.resolve();
      await released.promise;
    }
    return next(args);
  });
  return { begun: begun.promise, release: released.resolve };
}

const whyNot = (given: Answer) => given.kind === 'refused' && given.refusal.kind;

describe('what still holds is done in one request:', () => {
  test.each<[string, string, Ask]>([
    ['a day', 'ann', morning],
    ['a pair', 'dot', pair],
    ['a no', 'ann', { action: 'decline' }],
  ])('%s', async (_, who, ask) => {
    await open(who);
    expect((await answer(store, who, ask)).kind).toBe('granted');
    expect(sent).toEqual(['TransactWriteItems']);
    const { state, version } = (await readOffer(others, season.id, `offer_${who}`))!;
    expect([state, version]).toEqual([ask.action === 'book' ? 'booked' : 'declined', 2]);
  });

  test('the end of a booking', async () => {
    await answer(others, 'dot', pair);
    await open('dot');
    expect((await answer(store, 'dot', { action: 'cancel', version: 2 })).kind).toBe('granted');
    expect(sent).toEqual(['TransactWriteItems']);
  });

  test('once only: who asks again is read for', async () => {
    await open('ann');
    await answer(store, 'ann', morning);
    expect((await answer(store, 'ann', morning)).kind).toBe('granted');
    expect(sent.slice(1)).not.toContain('TransactWriteItems');
    expect(sent.length).toBeGreaterThan(1);
  });

  test('for a quarter of an hour', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    for (const [who, minutes] of [
      ['ann', 14.9],
      ['bea', 15.1],
    ] as const) {
      await open(who);
      vi.advanceTimersByTime(minutes * 60_000);
      expect((await answer(store, who, morning)).kind).toBe('granted');
      expect(sent[0] === 'TransactWriteItems').toBe(who === 'ann');
    }
  });
});

describe('what does not hold any more is found out by the commit, and decided on what is:', () => {
  test('the seat has gone, and another is taken', async () => {
    await open('ann');
    await answer(others, 'bea', morning);
    expect((await answer(store, 'ann', morning)).kind).toBe('granted');
  });

  test('all seats have gone', async () => {
    await open('ann');
    await answer(others, 'bea', morning);
    await answer(others, 'cid', morning);
    expect(whyNot(await answer(store, 'ann', morning))).toBe('start-full');
  });

  test('the offer was declined in another tab', async () => {
    await open('ann');
    await answer(others, 'ann', { action: 'decline' });
    expect(whyNot(await answer(store, 'ann', morning))).toBe('offer-closed');
  });

  test('the very same was booked in another tab: it is granted as there', async () => {
    await open('ann');
    const first = await answer(others, 'ann', morning);
    expect(await answer(store, 'ann', morning)).toEqual(first);
  });

  test('the link was replaced', async () => {
    await open('ann');
    const context = decisionContext({ kind: 'program', name: 'Sample Coordinator' }, now);
    await relinked(context);
    expect(whyNot(await answer(store, 'ann', morning))).toBe('link-revoked');
  });

  test('a second tap, while the first waits and others take the seats, is not taken for the first', async () => {
    const [read, written] = [holdFirst('QueryCommand'), holdFirst('TransactWriteItemsCommand')];
    const first = answer(store, 'ann', morning);
    await read.begun;
    await open('ann');
    read.release();
    await written.begun;
    await answer(others, 'bea', morning);
    await answer(others, 'cid', morning);
    const second = await answer(store, 'ann', morning);
    written.release();
    expect([whyNot(await first), whyNot(second)]).toEqual(['start-full', 'start-full']);
  });

  test('the answer of the commit is lost: it is done, and once', async () => {
    await open('ann');
    strike(store.client, { resetAfter: 1, stubborn: 1 }, 1);
    const given = await answer(store, 'ann', morning).catch((error: Error) => error.message);
    expect(['socket hang up', 'granted']).toContain(typeof given === 'string' ? given : given.kind);
    const { seats } = await readOutlook(others, season.id);
    expect(seats.filter(({ takenBy }) => takenBy === 'offer_ann')).toHaveLength(1);
    expect((await answer(others, 'ann', morning)).kind).toBe('granted');
  }, 20_000);
});

describe('what is shown counts for nothing where', () => {
  test('a seat is shared, and others must be asked', async () => {
    await answer(others, 'bea', afternoon);
    await open('ann');
    expect((await answer(store, 'ann', afternoon)).kind).toBe('granted');
    expect(sent.slice(0, -1)).toContain('GetItem');
    expect((await readOutlook(others, season.id)).ledger).toBe(2);
  });

  test('it would be refused: a seat has been given back', async () => {
    await answer(others, 'bea', morning);
    await answer(others, 'cid', morning);
    await open('ann');
    await answer(others, 'cid', { action: 'cancel' });
    expect((await answer(store, 'ann', morning)).kind).toBe('granted');
  });
});

describe('when a season file drops what the page still shows', () => {
  const without = sketch(options.slice(1));
  const dropIt = async () => {
    const { refusal } = await applySeason(silentOperator(others, now), without);
    expect(refusal).toBeUndefined();
  };

  test('nobody can book it any more, although its seats are there', async () => {
    await open('ann');
    await dropIt();
    const { applied, seats } = await readOutlook(others, season.id);
    expect([applied?.version, applied?.fence]).toEqual([2, 2]);
    expect(new Set(seats.map(({ fence }) => fence))).toEqual(new Set([2]));
    expect(whyNot(await answer(store, 'ann', morning))).toBe('unknown-option');
    expect(sent[0]).toBe('TransactWriteItems');
  });

  test('nor on a season that is remembered from another page', async () => {
    await open('bea');
    await dropIt();
    expect(whyNot(await answer(store, 'ann', morning))).toBe('unknown-option');
  });

  test('what is still offered is booked on the new document', async () => {
    await open('ann');
    await dropIt();
    const choice = { option: '2030-11-20', starts: ['morning'] } as const;
    expect((await answer(store, 'ann', { action: 'book', choice })).kind).toBe('granted');
  });
});

test('choice-changed: a choice from a page of before is refused although it can still be had, as its times may be others', async () => {
  const next = sketch(options.slice(1));
  expect((await applySeason(silentOperator(others, now), next)).refusal).toBeUndefined();
  const choice = { option: '2030-11-20', starts: ['morning'] } as const;
  const seen = (seasonVersion: number): Ask => ({ action: 'book', choice, seasonVersion });
  expect(whyNot(await answer(store, 'ann', seen(1)))).toBe('choice-changed');
  expect((await answer(store, 'ann', seen(2))).kind).toBe('granted');
  expect((await answer(store, 'ann', seen(1))).kind, 'what was granted stays so').toBe('granted');
});

test('without the fence, a dropped option would be booked', async () => {
  await open('ann');
  const next = sketch(options.slice(1));
  expect((await applySeason(silentOperator(others, now), next)).refusal).toBeUndefined();
  withoutCondition(store, '(attribute_not_exists(#fence) OR #fence <= :version)');
  expect((await answer(store, 'ann', morning)).kind).toBe('granted');
  const outlook = await readOutlook(others, season.id);
  expect(contradictions(next, outlook)).not.toEqual([]);
  // Taken back, so that the season is whole again.
  await answer(others, 'ann', { action: 'cancel' });
});

async function relinked(context: ReturnType<typeof decisionContext>): Promise<void> {
  await attempt(
    others,
    season.id,
    () => readOffer(others, season.id, 'offer_ann'),
    (offer) => relink(offer!, context),
  );
}
