import { beforeAll, describe, expect, test } from 'vitest';
import { wholeList } from '#domain/application-list/list-query.ts';
import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import type { Season } from '#domain/season/season.ts';
import { eraseCommand } from '#functions/cli/season/person/erase.ts';
import { beginForList, selectionDigest, undoBulk } from '#functions/review/bulk-reviews.ts';
import { loadMatchingRows } from '#functions/review/load-matching.ts';
import { reviewApplication } from '#functions/review/review-application.ts';
import { workOnBulk } from '#functions/review/work-on-bulk.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { readApplicationRecords, readApplications } from '#functions/store/items/applications.ts';
import { readBulkReview, readBulkReviews } from '#functions/store/lists/bulk-reviews.ts';
import { putSeason } from '#test/support/builders/seed.ts';
import { Stopped, stopAt } from '#test/support/faults/crash.ts';
import { stopSeries, traceOf } from '#test/support/faults/telling-stops.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { silentOperator } from '#test/support/hosts/operator.ts';
import {
  importPeople,
  reviewContext,
  reviewedAt,
  reviewedSeason,
} from '#test/support/reviews/reviewed-season.ts';

let store: Store;
let seasons = 0;
beforeAll(async () => {
  store = openStore((await freshTable()).tableName, databaseAccess());
});

/** A season of its own in the one table, with so many applications. */
async function seasonWith(count: number): Promise<Season> {
  seasons += 1;
  const season = reviewedSeason(`bulk-${seasons}`);
  await putSeason(store, season);
  await importPeople(store, season, count);
  return season;
}

const close = {
  deed: { action: 'decide', to: 'close', tracks: [] },
  title: 'Close',
  reason: 'Late.',
} as const;

/** Begins to close everybody, as they are shown now. */
async function begin({ id: season }: Season, id = 'bulk_one'): Promise<BulkReview> {
  const { chosen } = await loadMatchingRows(store, season, wholeList, reviewedAt);
  const shown = { query: wholeList, count: chosen.length, digest: selectionDigest(chosen) };
  const answer = await beginForList(store, { id, season, list: '', ...close }, shown, reviewContext());
  if ('refusal' in answer) throw new Error(answer.refusal.kind);
  return answer.bulk;
}

const work = (job: BulkReview, by: Store = store) => workOnBulk(by, job, () => reviewedAt);

/** Everybody is closed, with one record of it each, and the job has ended. */
async function expectClosedOnce({ season, id }: BulkReview, count: number): Promise<void> {
  const applications = await readApplications(store, season);
  expect(applications.map(({ version }) => version)).toEqual(Array(count).fill(2));
  for (const each of applications) {
    const records = await readApplicationRecords(store, season, each.id);
    expect(records.filter(({ event }) => event === 'decided')).toHaveLength(1);
  }
  expect(await readBulkReview(store, season, id)).toMatchObject({ state: 'done', left: [], refused: 0 });
}

describe('a decision for all on a list', () => {
  test('is made for each once, also by two who work on it at once, and undone for all', async () => {
    const season = await seasonWith(100);
    const job = await begin(season);
    await Promise.all([work(job), work(job)]);
    await expectClosedOnce(job, 100);
    const undone = await undoBulk(store, job, { id: 'bulk_undo', title: 'Undo' }, reviewContext());
    if ('refusal' in undone) throw new Error(undone.refusal.kind);
    expect(await undoBulk(store, job, { id: 'bulk_two', title: 'Undo' }, reviewContext())).toMatchObject({
      bulk: { id: 'bulk_undo' },
    });
    expect((await work(undone.bulk))?.done).toHaveLength(100);
    const decided = (await readApplications(store, season.id)).filter(({ review }) => review?.decided);
    expect(decided).toEqual([]);
  });

  test('selection-changed: does not begin for others than those who were shown', async () => {
    const season = await seasonWith(3);
    const shown = { query: wholeList, count: 3, digest: 'of others' };
    const request = { id: 'bulk_one', season: season.id, list: '', ...close };
    expect(await beginForList(store, request, shown, reviewContext())).toEqual({
      refusal: { kind: 'selection-changed', was: 3, is: 3 },
    });
    expect(await readBulkReviews(store, season.id)).toEqual([]);
  });

  test('leaves out who was changed meanwhile, and says so', async () => {
    const season = await seasonWith(3);
    const job = await begin(season);
    const judge = { action: 'enter-verdict', rule: 'experience', outcome: 'pass', reason: 'Seen.' } as const;
    const name = { season: season.id, id: '20900001' };
    await reviewApplication(store, name, { ...judge, version: 1 }, reviewContext('two@example.org'));
    expect(await work(job)).toMatchObject({
      ...{ state: 'done', refused: 1, done: [{ id: '20900000' }, { id: '20900002' }] },
      leftOut: [{ id: '20900001', refusal: { kind: 'application-changed' } }],
    });
  });

  test('forgets who is erased, and goes on with the others', async () => {
    const season = await seasonWith(3);
    const job = await begin(season);
    const operator = silentOperator(store, reviewedAt);
    await eraseCommand(operator, season.id, '20900001', { yes: true });
    expect(JSON.stringify(await readBulkReviews(store, season.id))).not.toContain('20900001');
    expect((await work(job))?.done.map(({ id }) => id)).toEqual(['20900000', '20900002']);
  });
});

/** Stops the work before or after its `at`th call. */
async function stopWork(job: BulkReview, at: number, when: 'before' | 'after'): Promise<void> {
  const doomed = openStore(store.table, databaseAccess());
  stopAt(doomed.client, at, when);
  await expect(work(job, doomed)).rejects.toThrow(Stopped);
}

describe('the work on a decision for many', () => {
  test('that is stopped before or after any of its 12 calls goes on from there', async () => {
    const watched = openStore(store.table, databaseAccess());
    const { calls } = traceOf(watched.client);
    await work(await begin(await seasonWith(2)), watched);
    expect(calls.length).toBe(12);
    for (const series of stopSeries(calls)) {
      const job = await begin(await seasonWith(2));
      for (const stop of series) await stopWork(job, ...stop);
      await work(job);
      await expectClosedOnce(job, 2);
    }
  }, 240_000);

  test.each([94, 95, 96, 98, 101].flatMap((at) => [['before', at] as const, ['after', at] as const]))(
    'of several steps that is stopped %s call %i, between them, goes on with the next one',
    async (when, at) => {
      const job = await begin(await seasonWith(46));
      await stopWork(job, at, when);
      await work(job);
      await expectClosedOnce(job, 46);
    },
  );
});
