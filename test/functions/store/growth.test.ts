import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import type { Change } from '#domain/contract.ts';
import { plusHours } from '#domain/values/time.ts';
import { recountBoard } from '#functions/board/recount-board.ts';
import { answerOffer } from '#functions/booking/answer-offer.ts';
import { loadView } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { invitedAt, offerOf, seasonOf } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { meter } from '#test/support/measure/meter.ts';

/* Nothing that an applicant does costs more because more applicants were invited. */
const season = seasonOf({
  tracks: { categorical: { options: ['2030-11-19', '2030-12-03'] } },
  seats: {
    '2030-11-19': { morning: { categorical: 1 } },
    '2030-12-03': { morning: { categorical: 80 } },
  },
});
const full = { action: 'book', choice: { option: '2030-11-19', starts: ['morning'] } } as const;

test('a page and a refusal read the same at 60 and at 2,000 offers, at most 8 units each', async () => {
  const store = await seedSeason(season);
  await addOffers(store, 0, 60);
  const { kind } = await ask(store, 0);
  expect(kind).toBe('granted');
  const few = await costs(store);
  await addOffers(store, 60, 2_000);
  const many = await costs(store);
  expect(many).toEqual(few);
  expect(many.page).toBeLessThanOrEqual(8);
  expect(many.refusal).toBeLessThanOrEqual(8);
}, 120_000);

/** The read units that a fresh environment uses to show a page, and to refuse a full start. */
async function costs({ table }: Store): Promise<{ readonly page: number; readonly refusal: number }> {
  await recountBoard(openStore(table, databaseAccess()), season.id);
  const metered = () => {
    const store = openStore(table, databaseAccess());
    return { store, used: meter(store.client, new DynamoDBClient(databaseAccess())) };
  };
  const page = metered();
  await loadView(page.store, { season: season.id, id: 'offer_1' });
  const refusal = metered();
  expect(await ask(refusal.store, 1)).toMatchObject({ refusal: { kind: 'start-full' } });
  expect(refusal.used.writeUnits).toBe(0);
  return { page: page.used.readUnits, refusal: refusal.used.readUnits };
}

function ask(store: Store, index: number) {
  const context = decisionContext({ kind: 'applicant' }, plusHours(invitedAt, 1));
  return answerOffer(store, { season: season.id, id: `offer_${index}` }, full, context);
}

/** Puts offers without checking that they fit: the reads do not depend on it. */
async function addOffers(store: Store, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += 100) {
    const changes = Array.from({ length: Math.min(100, to - first) }, (_, index): Change => {
      const offer = offerOf('categorical', `offer_${first + index}`, { season: season.id });
      return { kind: 'put-offer', offer };
    });
    await commit(store, season.id, changes, `offers from ${first}`);
  }
}
