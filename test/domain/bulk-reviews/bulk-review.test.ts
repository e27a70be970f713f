import { describe, expect, test } from 'vitest';
import {
  type BulkReviewRequest,
  beginBulkReview,
  canUndo,
  MOST_SELECTED,
  resumeBulkReview,
  undoBulkReview,
} from '#domain/bulk-reviews/begin-bulk-review.ts';
import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import { bulkReviewStep, bulkWithout, nextToReview } from '#domain/bulk-reviews/bulk-review-step.ts';
import type { ReviewStanding } from '#domain/review/review-standing.ts';
import { instant, plusHours } from '#domain/values/time.ts';

const now = instant('2020-11-02T15:00Z');
const who = { kind: 'program', name: 'editor@example.org' } as const;
const context = { now, recordId: 'record_1', who };
const chosen = Array.from({ length: 100 }, (_, number) => ({ id: String(20_900_000 + number), version: 1 }));
const request: BulkReviewRequest = {
  ...{ id: 'bulk_1', season: 'sample', title: 'Close', reason: ' Too late. ', list: 'status=in-review' },
  ...{ deed: { action: 'decide', to: 'close', tracks: [] }, chosen },
};
const standing = { known: undefined, erased: new Map(), names: 3 };

const resultOf = (verdict: { readonly kind: string; readonly result?: BulkReview }): BulkReview => {
  if (!verdict.result) throw new Error(`no result: ${verdict.kind}`);
  return verdict.result;
};
const refusalOf = (verdict: object) => ('refusal' in verdict ? verdict.refusal : undefined);
const begun = resultOf(beginBulkReview(standing, request, context));

/** Everybody as they were shown; the third has an invitation. */
const standings = new Map(
  chosen.map(({ id, version }, number): [string, ReviewStanding] => {
    const application = {
      id,
      season: 'sample',
      version,
      firstSeenAt: now,
      changedAt: now,
      values: {},
      ticks: [],
    };
    const invited = number === 2 ? { invited: { at: now, isLive: true } } : {};
    const nothing = { records: [], ruleVersion: 'a', verdicts: [], ticked: [], considered: [] };
    return [id, { application, ...nothing, ...invited }];
  }),
);

/** All of the steps of a job, and the changes of each. */
function toTheEnd(job: BulkReview) {
  const steps = [];
  let current = job;
  for (;;) {
    const verdict = bulkReviewStep(current, standings, { now, recordId: 'record_2' });
    if (verdict.kind === 'unchanged') return { ended: current, steps };
    steps.push(verdict.changes);
    current = verdict.result;
  }
}

describe('a decision for many', () => {
  test('begins once, with a reason, and without those who were erased', () => {
    expect(begun).toMatchObject({ state: 'waiting', of: 100, reason: 'Too late.', version: 1 });
    expect(beginBulkReview({ ...standing, known: begun }, request, context)).toEqual({
      kind: 'repeat',
      result: begun,
    });
    const erased = new Map([['20900000', now]]);
    const verdict = beginBulkReview({ ...standing, erased }, request, context);
    expect(resultOf(verdict)).toMatchObject({ of: 99, reason: 'Too late.' });
    expect(verdict).toMatchObject({ changes: [{}, { kind: 'check-names', from: 3 }] });
    expect(refusalOf(beginBulkReview(standing, { ...request, reason: ' ' }, context))).toEqual({
      kind: 'why-needed',
    });
  });

  test('selection-too-large: is for no more than one item can hold', () => {
    const all = Array.from({ length: MOST_SELECTED + 1 }, (_, number) => ({
      id: String(number),
      version: 1,
    }));
    expect(refusalOf(beginBulkReview(standing, { ...request, chosen: all }, context))).toEqual({
      kind: 'selection-too-large',
      most: MOST_SELECTED,
    });
    const most = beginBulkReview(standing, { ...request, chosen: all.slice(1) }, context);
    expect(resultOf(most)).toMatchObject({ of: MOST_SELECTED });
  });

  test('is done for everybody by steps that each fit into a transaction, with one record for each of them', () => {
    const { ended, steps } = toTheEnd(begun);
    expect(steps).toHaveLength(3);
    for (const changes of steps) expect(changes.length).toBeLessThanOrEqual(100);
    const records = steps
      .flat()
      .flatMap((each) => (each.kind === 'add-application-record' ? [each.record] : []));
    expect(new Set(records.map(({ application }) => application)).size).toBe(99);
    expect(records).toHaveLength(99);
    expect(records[0]).toMatchObject({ reason: 'Too late.', bulk: { id: 'bulk_1', of: 100 }, who });
    expect(ended).toMatchObject({ state: 'done', left: [], refused: 1 });
    expect(ended.leftOut).toEqual([{ id: '20900002', refusal: { kind: 'invited-already' } }]);
    expect(ended.done[0]).toEqual({ id: '20900000', version: 2 });
  });

  test('is not done for those who have an invitation, of whom three hundred are kept with the reason', () => {
    const { application, ...rest } = standings.get('20900002') as ReviewStanding;
    const many = Array.from({ length: 301 }, (_, number) => ({
      id: String(20_900_000 + number),
      version: 1,
    }));
    const invited = new Map(
      many.map(({ id }) => [id, { ...rest, application: application && { ...application, id } }] as const),
    );
    let current = resultOf(beginBulkReview(standing, { ...request, chosen: many }, context));
    for (const left of [256, 211, 166, 121, 76, 31, 0]) {
      const step = bulkReviewStep(current, invited, { now, recordId: 'record_2' });
      if (step.kind === 'unchanged') throw new Error('nothing was done');
      expect(step.changes[0]).toMatchObject({ kind: 'put-bulk-review', replaces: current.version });
      expect(step.result.left).toHaveLength(left);
      expect(step.result.version).toBe(current.version + 1);
      current = step.result;
    }
    expect(current).toMatchObject({ state: 'done', done: [], refused: 301 });
    expect(current.leftOut.map(({ id }) => id)).toEqual(many.slice(0, 300).map(({ id }) => id));
    expect(canUndo(current, now)).toBe(false);
  });

  test('tells who asked once, when all of it is done', () => {
    const notices = toTheEnd(begun).steps.map((changes) =>
      changes.flatMap((each) => (each.kind === 'add-record' ? each.record.notices : [])),
    );
    expect(notices).toEqual([[], [], [{ kind: 'bulk-review-ended', to: who.name }]]);
  });

  test('can be undone for ten minutes after its end, once', () => {
    const { ended } = toTheEnd(begun);
    expect(canUndo(begun, now)).toBe(false);
    expect(canUndo(ended, plusHours(now, 1 / 6))).toBe(true);
    expect(canUndo(ended, plusHours(now, 0.17))).toBe(false);
    const undo = undoBulkReview({ ...standing, known: ended }, { id: 'bulk_2', title: 'Undo' }, context);
    expect(resultOf(undo)).toMatchObject({ deed: { action: 'undo' }, of: 99, left: ended.done });
    expect(undo).toMatchObject({
      changes: [
        { kind: 'put-bulk-review', bulk: { id: 'bulk_2', version: 1 } },
        {
          ...{ kind: 'put-bulk-review', replaces: ended.version },
          bulk: { id: 'bulk_1', undoneBy: 'bulk_2', version: ended.version + 1 },
        },
        { kind: 'check-names', from: 3 },
      ],
    });
    const before = { ...ended, undoneBy: 'bulk_2' };
    const again = undoBulkReview({ ...standing, known: before }, { id: 'bulk_3', title: 'Undo' }, context);
    expect(refusalOf(again)).toEqual({ kind: 'bulk-changed' });
    expect(canUndo({ ...resultOf(undo), state: 'done', done: ended.done }, now)).toBe(false);
  });

  test('is undone for those alone who were not erased since, and not while it is under way', () => {
    const { ended } = toTheEnd(begun);
    const erased = new Map([['20900000', now]]);
    const asked = { id: 'bulk_2', title: 'Undo' };
    expect(resultOf(undoBulkReview({ ...standing, erased, known: ended }, asked, context))).toMatchObject({
      ...{ of: 98, left: ended.done.slice(1) },
    });
    expect(canUndo({ ...ended, state: 'running' }, now)).toBe(false);
  });

  test('bulk-changed: is taken up again only while something is left of it', () => {
    expect(resumeBulkReview({ ...begun, state: 'running' }, context)).toMatchObject({
      result: { state: 'waiting', version: 2 },
      changes: [{ kind: 'put-bulk-review', bulk: { state: 'waiting', version: 2 }, replaces: 1 }],
    });
    for (const current of [undefined, toTheEnd(begun).ended])
      expect(refusalOf(resumeBulkReview(current, context))).toEqual({ kind: 'bulk-changed' });
  });

  test('holds nobody anymore who was erased', () => {
    const { ended } = toTheEnd(begun);
    for (const job of [begun, ended]) {
      const without = bulkWithout(job, ['20900000', '20900002']);
      expect(JSON.stringify(without)).not.toMatch(/20900000|20900002/);
      expect(without?.version).toBe(job.version + 1);
      expect(bulkWithout(job, ['20999999'])).toBeUndefined();
    }
    expect(nextToReview({ left: [] })).toEqual([]);
  });
});
