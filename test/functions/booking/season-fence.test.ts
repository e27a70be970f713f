import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Season } from '#domain/season/season.ts';
import { plusHours } from '#domain/values/time.ts';
import { type Answer, type Ask, answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { applySeason } from '#functions/season/apply-season.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';
import { invitationFor, invitedAt, seasonOf } from '#test/support/builders/season.ts';
import { invite, seedSeason } from '#test/support/builders/seed.ts';
import { withoutCondition } from '#test/support/faults/without-condition.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { coordinatorAt } from '#test/support/hosts/operator.ts';
import { contradictions } from '#test/support/models/contradictions.ts';

/* What an environment that has cached the season answers after a file has changed it (docs/decisions/0023). */
const options = ['2030-11-19', '2030-11-20', '2030-11-21'];
const sketch = (offered: readonly string[]) =>
  seasonOf({
    tracks: { one: { options: offered } },
    seats: {
      '2030-11-19': { morning: { one: 2 }, afternoon: { one: 1 } },
      '2030-11-20': { morning: { one: 2 } },
      '2030-11-21': { morning: { one: 2 } },
    },
  });
const season = sketch(options);
const now = plusHours(invitedAt, 1);
const name = { season: season.id, id: 'offer_ann' };
const dropped: Ask = { action: 'book', choice: { option: '2030-11-19', starts: ['morning'] } };
const offered = { option: '2030-11-20', starts: ['morning'] } as const;

/** The environment that has shown a page, and so cached the season; and the operator's machine. */
let store: Store;
let others: Store;

beforeEach(async () => {
  others = await seedSeason(season);
  await invite(others, season, [invitationFor('ann', 'one')]);
  store = openStore(others.table, databaseAccess());
  await loadView(store, name);
  const { refusal } = await applySeason(others, sketch(options.slice(1)), coordinatorAt(now));
  expect(refusal).toBeUndefined();
});

afterEach(async () => {
  const outlook = await readOutlook(others, season.id);
  expect(contradictions(outlook.applied?.season as Season, outlook)).toEqual([]);
});

function answer(through: Store, ask: Ask): Promise<Answer> {
  return answerOffer(through, { ...name, generation: 1 }, ask, decisionContext({ kind: 'applicant' }, now));
}

const whyNot = (given: Answer) => given.kind === 'refused' && given.refusal.kind;

test('unknown-option: nobody can book a dropped date, although its seats still exist', async () => {
  const { applied, seats } = await readOutlook(others, season.id);
  expect([applied?.version, applied?.fence]).toEqual([2, 2]);
  expect(new Set(seats.map(({ fence }) => fence))).toEqual(new Set([2]));
  expect(whyNot(await answer(store, dropped))).toBe('unknown-option');
});

test('a date that is still offered is booked on the new document', async () => {
  expect((await answer(store, { action: 'book', choice: offered })).kind).toBe('granted');
});

test('choice-changed: a choice from an older page is refused although it is still offered, as its times may differ', async () => {
  const seen = (seasonVersion: number): Ask => ({ action: 'book', choice: offered, seasonVersion });
  expect(whyNot(await answer(store, seen(1)))).toBe('choice-changed');
  expect((await answer(store, seen(2))).kind).toBe('granted');
  expect((await answer(store, seen(1))).kind, 'a grant stays one').toBe('granted');
});

test('without the fence on reads and writes, a dropped date would be booked', async () => {
  withoutCondition(store, '(attribute_not_exists(#fence) OR #fence <= :version)');
  withoutFences(store);
  expect((await answer(store, dropped)).kind).toBe('granted');
  const outlook = await readOutlook(others, season.id);
  expect(contradictions(sketch(options.slice(1)), outlook)).not.toEqual([]);
  // The booking is taken back, so that the season is whole again.
  await answer(others, { action: 'cancel' });
});

/** Leaves the fences out of the store's reads, as if seats had none. */
function withoutFences({ client }: Store): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      for (const item of (result.output as { Items?: Record<string, unknown>[] }).Items ?? [])
        delete item.fence;
      return result;
    },
    { step: 'initialize', priority: 'low', name: 'withoutFences' },
  );
}
