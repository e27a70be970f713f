import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  type ListedApplication,
  listedFields,
  listedOf,
} from '#domain/application-list/listed-application.ts';
import type { Application, Reviewer } from '#domain/applications/application.ts';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import { planImport } from '#domain/applications/plan-import.ts';
import { instant } from '#domain/values/time.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { readListedApplications } from '#functions/store/lists/listed-applications.ts';
import { listedFrom, listedText } from '#functions/store/lists/listed-text.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { appliedOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { meter } from '#test/support/measure/meter.ts';

const season = sampleSeason();
const who: Reviewer = { kind: 'program', name: 'coordinator@example.org' };
let store: Store;

/** Half of them judged and decided: a list is read most when much is known. */
function reviewed(application: Application, index: number): Application {
  const hand = { reason: 'A reason of usual length, which no list reads.', who, at: application.changedAt };
  if (index % 2 === 1) return application;
  return {
    ...application,
    review: {
      entered: [{ rule: 'clinical-experience', outcome: 'pass', ...hand }],
      withdrawn: index % 10 === 0 ? [{ track: 'primary-care', ...hand }] : [],
      decided: { to: 'invite', tracks: ['categorical', 'primary-care'], ...hand },
    },
  };
}

beforeAll(async () => {
  store = openStore((await freshTable()).tableName, databaseAccess());
  const { rows } = csvTable(sampleExport(4_000, 1, 0), isApplicationTitle);
  const applications = appliedOf(season, planImport(season, rows, new Map())).map(reviewed);
  for (let from = 0; from < applications.length; from += 100)
    await commit(
      store,
      season.id,
      applications
        .slice(from, from + 100)
        .map((application) => ({ kind: 'put-application', application }) as const),
      `step-${from}`,
    );
}, 120_000);

test('a list reads 4,000 applications in one round trip of at most 200 units, and scans nothing', async () => {
  const metered = openStore(store.table, databaseAccess());
  const used = meter(metered.client, new DynamoDBClient(databaseAccess()));
  const listed = await readListedApplications(metered, season.id);
  expect(listed).toHaveLength(4_000);
  expect(used.requests).toEqual({ QueryCommand: 8 });
  expect(used.readUnits).toBeLessThanOrEqual(200);
});

test('a list knows of each application what it is to know', async () => {
  const listed = await readListedApplications(store, season.id);
  expect(listed).toEqual((await readApplications(store, season.id)).map(listedOf));
});

test('what a list knows comes back from its text, whatever the values are', () => {
  const text = fc
    .string({ minLength: 1 })
    .filter((each) => each === each.trim() && !/\s/.test(each.replaceAll(' ', '')));
  const value = fc.oneof(text, fc.boolean(), fc.integer({ min: 0, max: 999 }));
  const listed = fc.record({
    ...{ id: fc.constant('20900001'), version: fc.integer({ min: 1, max: 99_999 }) },
    ...{
      firstSeenAt: fc.constant(instant('2020-10-22T12:00:07Z')),
      changedAt: fc.constant(instant('2031-01-01')),
    },
    ...{ ticks: fc.array(text), withdrawn: fc.array(text) },
    values: fc.dictionary(fc.constantFrom(...listedFields), value),
    entered: fc.array(fc.record({ rule: text, outcome: fc.constantFrom('pass' as const, 'fail' as const) })),
  });
  fc.assert(
    fc.property(listed, fc.array(text), (each, tracks) => {
      const decided: ListedApplication = { ...each, decided: { to: 'invite', tracks } };
      expect(listedFrom(each.id, listedText(decided))).toEqual(decided);
      expect(listedFrom(each.id, listedText(each))).toEqual(each);
    }),
  );
});
