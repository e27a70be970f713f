import { readFileSync } from 'node:fs';
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
import type { FactList } from '#domain/facts/fact-list.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { loadList } from '#functions/desk/applications/load-list.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readListedApplications } from '#functions/store/lists/listed-applications.ts';
import { listedFrom, listedText } from '#functions/store/lists/listed-text.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { appliedOf } from '#test/support/builders/applications.ts';
import { invitationsFor } from '#test/support/builders/season.ts';
import { invite, putSeason } from '#test/support/builders/seed.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { meter } from '#test/support/measure/meter.ts';
import { reviewedSeason } from '#test/support/reviews/reviewed-season.ts';

const season = reviewedSeason();
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
  await putSeason(store, season);
  await invite(
    store,
    season,
    invitationsFor({ categorical: 60, 'primary-care': 10 }),
    instant('2020-11-02T15:00Z'),
  );
  await addLetters();
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

/** Six lists of letters of three thousand people each, as they pile up from week to week. */
async function addLetters(): Promise<void> {
  const ids = Array.from({ length: 3_000 }, (_, index) => String(20_900_000 + index));
  const at = instant('2020-11-01T15:00Z');
  const lists = Array.from(
    { length: 6 },
    (_, week): FactList => ({
      ...{ id: `facts_${week}`, season: season.id, fact: 'three letters received', isComplete: true },
      ...{ drawnOn: '2020-11-01' as CalendarDay, ids, source: 'letters.csv', who, at },
    }),
  );
  const changes = lists.map((list) => ({ kind: 'add-fact-list', list }) as const);
  await commit(store, season.id, changes, 'letters');
}

test('a list reads 4,000 applications in one round trip of at most 200 units, and scans nothing', async () => {
  const metered = openStore(store.table, databaseAccess());
  const used = meter(metered.client, new DynamoDBClient(databaseAccess()));
  const listed = await readListedApplications(metered, season.id);
  expect(listed).toHaveLength(4_000);
  expect(used.requests).toEqual({ QueryCommand: 8 });
  expect(used.readUnits).toBeLessThanOrEqual(200);
});

test('a page of the list costs as much as docs/architecture.md says, whatever is filtered', async () => {
  const metered = openStore(store.table, databaseAccess());
  const used = meter(metered.client, new DynamoDBClient(databaseAccess()));
  await cachedSeason(metered, season.id);
  const before = { ...used, requests: { ...used.requests } };
  const parts = [
    ['verdict', 'missing'],
    ['sort', '-step1'],
  ] as const;
  const { page } = await loadList(metered, season.id, parts, instant('2020-11-02T15:00Z'));
  expect(page).toMatchObject({ of: 4_000, page: 1 });
  expect(page.rows).toHaveLength(50);
  const units = used.readUnits - before.readUnits;
  expect(units).toBeLessThanOrEqual(250);
  const row = /\| a page of a list of 4,000 applications \|[^\n]*/.exec(
    readFileSync('docs/architecture.md', 'utf8'),
  );
  expect(row?.[0]).toMatch(`| ${units} | 0 | 1 |`);
  expect(Object.keys(used.requests).sort()).toEqual(['GetItemCommand', 'QueryCommand']);
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
