import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ListContext, rowOf } from '#domain/application-list/list-row.ts';
import { listedFields, listedOf } from '#domain/application-list/listed-application.ts';
import type { Reviewer } from '#domain/applications/application.ts';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { Values } from '#domain/applications/fields.ts';
import { planImport } from '#domain/applications/plan-import.ts';
import { indexFacts } from '#domain/facts/fact-list.ts';
import { route } from '#domain/routing/route.ts';
import { screen } from '#domain/screening/screen.ts';
import { instant } from '#domain/values/time.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { sampleExport } from '#infra/sample/main.ts';
import { applicationRow, applicationTitles, appliedOf, planOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { listedPerson } from '#test/support/reviews/listed.ts';

const now = instant('2020-11-02T15:00Z');
const who: Reviewer = { kind: 'program', name: 'Sample Coordinator' };

function seasonIn(path: string) {
  const read = readSeasonFile(readFileSync(path, 'utf8'));
  if (!('season' in read)) throw new Error(`${path} has faults`);
  return read.season;
}

test('what a list says of an application is what the whole application says', () => {
  const season = seasonIn('seasons/im-2020-2021.yaml');
  const { rows } = csvTable(sampleExport(300, 7, 0), isApplicationTitle);
  const context: ListContext = { season, facts: indexFacts([]), invitations: new Map(), now };
  const [judged] = (season.screening?.rules ?? []).filter(({ judgment }) => judgment);
  const hand = { reason: 'Because.', who, at: now };
  for (const imported of appliedOf(season, planImport(season, rows, new Map()))) {
    const entered = [{ rule: judged?.id ?? '', outcome: 'pass' as const, ...hand }];
    const withdrawn = [{ track: 'primary-care', ...hand }];
    const application = { ...imported, review: { entered, withdrawn } };
    const row = rowOf(context, listedOf(application));
    const whole = screen(season, application, new Map(), entered, { withdrawn, now });
    const said = (verdicts: typeof whole) =>
      verdicts.map(({ rule, outcome, seen }) => ({ rule, outcome, seen }));
    expect(said(row.verdicts())).toEqual(said(whole));
    const { considered, needsPerson } = route(season, application, new Map(), withdrawn);
    expect(row.route()).toMatchObject({ considered, ...(needsPerson ? { needsPerson } : {}) });
  }
});

describe('a row', () => {
  const context: ListContext = {
    season: sampleSeason(),
    facts: indexFacts([]),
    invitations: new Map(),
    now,
  };

  test.each<[string, Values, string]>([
    ['last name first', { 'name.first': 'Ada', 'name.last': 'Sample' }, 'sample, ada'],
    ['last name alone', { 'name.last': 'Sample' }, 'sample, '],
    ['first name alone', { 'name.first': 'Ada' }, 'ada'],
    ['whole name, where no other is known', { 'name.whole': 'Sample, Ada' }, 'sample, ada'],
    ['whole name before the first', { 'name.whole': 'Sample, Ada', 'name.first': 'Ada' }, 'sample, ada'],
    ['nothing, if no name is known', {}, ''],
  ])('is sorted by the %s', (_, values, sortName) => {
    expect(rowOf(context, { ...listedPerson(1), values }).sortName).toBe(sortName);
  });

  test('is withdrawn once every track that was ticked is given up, and not before', () => {
    const ticks = ['Categorical', 'Primary Care'];
    const statusWithout = (...withdrawn: readonly string[]) =>
      rowOf(context, listedPerson(1, { ticks, withdrawn })).status;
    expect(statusWithout('categorical')).toBe('in-review');
    expect(statusWithout('categorical', 'primary-care')).toBe('withdrawn');
  });
});

test('a list reads of an application only what is known of it, and how telling the status went', () => {
  const plan = planOf(sampleSeason(), [applicationTitles, applicationRow(1)]);
  const [application] = appliedOf(sampleSeason(), plan);
  if (!application) throw new Error('no application');
  const values = { 'name.last': 'Sample', 'step1.score': 230, email: 'sample@example.org' } as const;
  const told = { as: 'closed', at: now } as const;
  expect(listedOf({ ...application, values, told }).values).toStrictEqual({
    'name.last': 'Sample',
    'step1.score': 230,
  });
  expect(listedOf({ ...application, told }).told).toStrictEqual({ as: 'closed' });
  expect(listedOf({ ...application, told: { ...told, failed: true } }).told).toStrictEqual({
    ...{ as: 'closed', failed: true },
  });
});

test.each(['seasons/im-2020-2021.yaml', 'seasons/template.yaml'])(
  'the rules of %s look at nothing that a list does not read',
  (path) => {
    const fields = (seasonIn(path).screening?.rules ?? []).flatMap(({ field = [] }) => field);
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter((name) => !(listedFields as readonly string[]).includes(name))).toEqual([]);
  },
);
