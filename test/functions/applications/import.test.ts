import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { FactList } from '#domain/facts/fact-list.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { applyImport } from '#functions/applications/apply-import.ts';
import { planFile } from '#functions/applications/plan-file.ts';
import { erasePeople } from '#functions/erasure/erase-people.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { openStore, type Store } from '#functions/store/client.ts';
import { commit } from '#functions/store/commit.ts';
import {
  readApplicationPage,
  readApplicationRecords,
  readApplications,
  readCurrentImport,
} from '#functions/store/items/applications.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { putSeason } from '#test/support/builders/seed.ts';
import { Stopped, stopAt } from '#test/support/faults/crash.ts';
import { putBetween } from '#test/support/faults/sdk-middleware.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { meter } from '#test/support/measure/meter.ts';

let store: Store;
let seasons = 0;

beforeAll(async () => {
  store = openStore((await freshTable()).tableName, databaseAccess());
});

/** A season of its own in the one table. */
function newSeason() {
  seasons += 1;
  return { ...sampleSeason(), id: `import-${seasons}` };
}
type Season = ReturnType<typeof newSeason>;

async function applied(): Promise<Season> {
  const season = newSeason();
  await putSeason(store, season);
  return season;
}

const now = instant('2020-10-27T13:00Z');
const context = (): DecisionContext => decisionContext({ kind: 'program', name: 'Sample Coordinator' }, now);
const people = (count: number, change?: (number: number) => Record<number, string>) =>
  Array.from({ length: count }, (_, number) => applicationRow(number, change?.(number)));

async function importRows(
  season: Season,
  rows: readonly string[],
  by: Store = store,
  takesOver = false,
  tell = async () => {},
) {
  const table = csvTable([applicationTitles, ...rows].join('\n'), isApplicationTitle);
  const plan = await planFile(by, season, table);
  return applyImport(by, { season, plan, fileName: 'export.csv', takesOver }, context, tell);
}

/** Stops the import before its `at`th call, or after that was done. */
async function stopped(season: Season, rows: readonly string[], at: number, when: 'before' | 'after') {
  const doomed = openStore(store.table, databaseAccess());
  const calls = stopAt(doomed.client, at, when);
  await expect(importRows(season, rows, doomed)).rejects.toThrow(Stopped);
  return calls;
}

/** Every application once, each with one record of one import that is done. */
async function expectImportedOnce(season: Season, count: number): Promise<void> {
  const applications = await readApplications(store, season.id);
  expect(applications.map(({ version }) => version)).toEqual(Array(count).fill(1));
  const [first, last] = [applications[0]?.id ?? '', applications.at(-1)?.id ?? ''];
  for (const id of [first, last]) expect(await readApplicationRecords(store, season.id, id)).toHaveLength(1);
  expect(await readCurrentImport(store, season.id)).toMatchObject({
    state: 'done',
    done: count,
    counts: { added: count, changed: 0, unchanged: 0 },
  });
}

describe('an import', () => {
  test('stores every application once, with who, when and by which import', async () => {
    const season = newSeason();
    const result = await importRows(season, people(100));
    await expectImportedOnce(season, 100);
    const [record] = await readApplicationRecords(store, season.id, '20900001');
    expect(record).toMatchObject({
      version: 1,
      at: now,
      who: { kind: 'program', name: 'Sample Coordinator' },
      import: 'job' in result ? result.job.id : '',
      file: 'export.csv',
    });
    expect(record).toMatchObject({
      changes: expect.arrayContaining([{ field: 'step1.score', after: 245 }]),
    });
  });

  test('of the same file again, in any order of its rows, writes nothing', async () => {
    const season = newSeason();
    await importRows(season, people(60));
    const before = await readCurrentImport(store, season.id);
    const watched = openStore(store.table, databaseAccess());
    const used = meter(watched.client, store.client);
    expect(await importRows(season, people(60).reverse(), watched)).toEqual({ job: before });
    expect(used.writeUnits).toBe(0);
  });

  test('that changes a few leaves the old values in their records', async () => {
    const season = newSeason();
    await importRows(season, people(50));
    await importRows(
      season,
      people(50, (number) => (number === 7 ? { 6: '251' } : {})),
    );
    const records = await readApplicationRecords(store, season.id, '20900007');
    expect(records.map(({ version }) => version)).toEqual([1, 2]);
    expect(records[1]).toMatchObject({
      event: 'imported',
      changes: [{ field: 'step1.score', before: 245, after: 251 }],
    });
    expect((await readApplications(store, season.id)).filter(({ version }) => version > 1)).toHaveLength(1);
  });

  const CALLS = 20;
  const points = Array.from({ length: CALLS }, (_, index) => index + 1);

  test('consists of so many calls', async () => {
    const season = newSeason();
    const counted = openStore(store.table, databaseAccess());
    const calls = stopAt(counted.client, Number.POSITIVE_INFINITY, 'before');
    await importRows(season, people(100), counted);
    expect(calls.made).toBe(CALLS);
  });

  test.each(points.flatMap((at) => (['before', 'after'] as const).map((when) => [when, at] as const)))(
    'that is stopped %s call %i goes on from there with the same file',
    async (when, at) => {
      const season = newSeason();
      await stopped(season, people(100), at, when);
      await importRows(season, people(100));
      await expectImportedOnce(season, 100);
    },
  );

  test('by two operators of the same file at once imports everybody once', async () => {
    const season = newSeason();
    const both = await Promise.all([importRows(season, people(200)), importRows(season, people(200))]);
    for (const each of both) expect(each).toMatchObject({ job: { state: 'done', done: 200 } });
    await expectImportedOnce(season, 200);
  });

  test('does not begin beside one of another file, unless it takes over; then the other cannot go on', async () => {
    const season = newSeason();
    const other = people(70, () => ({ 6: '199' }));
    let isTakenOver = false;
    const first = await importRows(season, people(100), store, false, async () => {
      if (isTakenOver) return;
      isTakenOver = true;
      expect(await importRows(season, other)).toMatchObject({
        refusal: { kind: 'import-running', file: 'export.csv', done: 45, people: 100 },
      });
      expect(await importRows(season, other, store, true)).toMatchObject({ job: { state: 'done' } });
    });
    expect(first).toMatchObject({ refusal: { kind: 'import-replaced' } });
    const scores = (await readApplications(store, season.id)).map(({ values }) => values['step1.score']);
    expect(scores).toEqual(Array(70).fill(199));
  });
});

describe('an import beside an erasure', () => {
  const erase = (season: Season, id: string) => erasePeople(store, season.id, [id], context());
  /** The person is on a list of facts, without an application. */
  const phoned = (season: Season, id: string) => {
    const list: FactList = {
      ...{ id: `facts_${id}`, season: season.id, fact: 'phoned', drawnOn: '2020-10-20' as CalendarDay },
      ...{ isComplete: false, ids: [id], source: 'p.csv', who: context().who, at: now },
    };
    return commit(store, season.id, [{ kind: 'add-fact-list', list }], randomUUID());
  };

  test('of which nothing was known when the file was read leaves the person out all the same', async () => {
    const season = await applied();
    await importRows(season, people(1));
    const table = csvTable([applicationTitles, ...people(50)].join('\n'), isApplicationTitle);
    const plan = await planFile(store, season, table);
    await erase(season, '20900000');
    const request = { season, plan, fileName: 'export.csv', takesOver: false };
    const result = await applyImport(store, request, context, async () => {});
    expect(result).toMatchObject({ job: { state: 'done', done: 50, counts: { added: 49 } } });
    expect((await readApplications(store, season.id))[0]?.id).toBe('20900001');
    const again = await planFile(store, season, table);
    expect(again.outcomes[0]).toMatchObject({ kind: 'erased', id: '20900000', erasedAt: now });
    expect(again.outcomes.slice(1).every(({ kind }) => kind === 'unchanged')).toBe(true);
  });

  test('that comes between the reads and the write of a step decides that step again', async () => {
    const season = await applied();
    await phoned(season, '20900007');
    const racing = openStore(store.table, databaseAccess());
    let isErased = false;
    putBetween(racing.client, 'race', (next) => async (args) => {
      const isStep = JSON.stringify((args as { input: unknown }).input).includes('"application-record"');
      if (isStep && !isErased) {
        isErased = true;
        await erase(season, '20900007');
      }
      return next(args);
    });
    const result = await importRows(season, people(20), racing);
    expect(isErased).toBe(true);
    expect(result).toMatchObject({ job: { state: 'done', done: 20, counts: { added: 19 } } });
    expect((await readApplications(store, season.id)).map(({ id }) => id)).not.toContain('20900007');
  });

  test('of one who is done already, and of one who is still to come, goes on to its end', async () => {
    const season = await applied();
    await stopped(season, people(100), 10, 'after');
    expect(await readCurrentImport(store, season.id)).toMatchObject({ state: 'running', done: 45 });
    await erase(season, '20900044');
    await phoned(season, '20900077');
    await erase(season, '20900077');
    expect(await importRows(season, people(100))).toMatchObject({
      job: { state: 'done', done: 100, counts: { added: 99 } },
    });
    expect(await readApplications(store, season.id)).toHaveLength(98);
  });
});

test('a list is read in pages in the order of the ids', async () => {
  const season = newSeason();
  await importRows(season, people(120));
  const pages: string[][] = [];
  for (let after: string | undefined; ; ) {
    const page = await readApplicationPage(store, season.id, 50, after);
    if (page.length === 0) break;
    pages.push(page.map(({ id }) => id));
    after = page.at(-1)?.id;
  }
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(pages.flat()).toEqual(pages.flat().toSorted());
});
