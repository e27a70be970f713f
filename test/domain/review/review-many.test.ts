import { expect, test } from 'vitest';
import type { Application, Reviewer } from '#domain/applications/application.ts';
import { reviewMany } from '#domain/review/review-many.ts';
import type { ReviewStanding } from '#domain/review/review-standing.ts';
import { instant } from '#domain/values/time.ts';

const at = instant('2020-11-02T15:00Z');
const who: Reviewer = { kind: 'program', name: 'Sample Coordinator' };

function standingOf(number: number, considered: readonly string[] = ['categorical']): ReviewStanding {
  const application: Application = {
    ...{ id: `2090000${number}`, season: 'sample-2020', version: number, firstSeenAt: at, changedAt: at },
    values: { 'name.first': 'Sam', 'name.last': `Sample-${number}` },
    ticks: [],
  };
  return { application, records: [], ruleVersion: '0a1b2c3d', verdicts: [], ticked: [], considered };
}

const standings = (...all: readonly ReviewStanding[]) =>
  new Map(all.map((each) => [each.application.id, each]));
const chosen = (number: number, version = number) => ({ id: `2090000${number}`, version });
const deed = {
  ...({ action: 'decide', to: 'invite', tracks: 'considered' } as const),
  ...{ reason: 'Strong.', bulk: { id: 'bulk_1', of: 4 } },
};
const context = { now: at, recordId: 'record_1', who };

test('of those chosen, all that can be decided are, and each of the others is named with the reason', () => {
  const known = standings(standingOf(1), standingOf(2, []), standingOf(3), standingOf(4));
  const verdict = reviewMany(
    known,
    [chosen(1), chosen(2), chosen(3, 2), chosen(4), chosen(5)],
    deed,
    context,
  );
  expect(verdict.result).toEqual({
    done: [
      { id: '20900001', version: 2 },
      { id: '20900004', version: 5 },
    ],
    refused: [
      { id: '20900002', name: 'Sam Sample-2', refusal: { kind: 'no-track-chosen' } },
      { id: '20900003', name: 'Sam Sample-3', refusal: { kind: 'application-changed', since: [] } },
      {
        id: '20900005',
        name: '',
        refusal: { kind: 'application-unknown', application: '20900005' },
      },
    ],
  });
  const changes = verdict.kind === 'decision' ? verdict.changes : [];
  expect(changes).toHaveLength(4);
  const records = changes.flatMap((each) => (each.kind === 'add-application-record' ? [each.record] : []));
  for (const record of records)
    expect(record).toMatchObject({ reason: 'Strong.', bulk: { id: 'bulk_1', of: 4 }, who });
});

test('the same once more writes nothing and says the same of those that it was done for', () => {
  const first = reviewMany(standings(standingOf(1)), [chosen(1)], deed, context);
  const [put] = first.kind === 'decision' ? first.changes : [];
  if (put?.kind !== 'put-application') throw new Error('nothing was put');
  const after = standings({ ...standingOf(1), application: put.application });
  expect(reviewMany(after, [chosen(1)], deed, context)).toEqual({ kind: 'repeat', result: first.result });
});
