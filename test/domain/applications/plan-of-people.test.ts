import { describe, expect, test } from 'vitest';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import { planImport } from '#domain/applications/plan-import.ts';
import { instant } from '#domain/values/time.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { applicationRow, applicationTitles, appliedOf, planOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();
const row = applicationRow;
const plan = (...lines: readonly string[]) => planOf(season, [applicationTitles, ...lines]);
const known = appliedOf(season, plan(row(1), row(2), row(3)));

describe('somebody who was erased', () => {
  const erasedAt = instant('2020-11-02T12:00Z');
  const planWithout = (...lines: readonly string[]) => {
    const { rows } = csvTable([applicationTitles, ...lines].join('\n'), isApplicationTitle);
    return planImport(season, rows, new Map(), (id) => (id === '20900001' ? erasedAt : undefined)).outcomes;
  };

  test('is told as such, and is not brought back', () => {
    expect(planWithout(row(1, { 5: 'Ob|1076220C0 (Categorical)' }), row(2))).toEqual([
      {
        ...{ rows: [2], id: '20900001', name: 'Sam Sample-1', kind: 'erased', erasedAt },
        warnings: [],
      },
      { rows: [3], id: '20900002', name: 'Sam Sample-2', kind: 'new', warnings: [] },
    ]);
  });

  test('is nothing but a row with a problem where the row cannot be used', () => {
    expect(planWithout(row(1, { 3: '' }))).toMatchObject([{ kind: 'invalid', id: '20900001' }]);
  });
});

test('a row that cannot be used leaves another row of the person as it is', () => {
  const { outcomes } = planOf(season, [applicationTitles, row(1), row(1, { 6: '345' })], known);
  expect(outcomes.map(({ kind, rows }) => [kind, rows])).toEqual([
    ['unchanged', [2]],
    ['invalid', [3]],
  ]);
});

test('a file that is stopped says of nobody that it does not name them', () => {
  expect(planOf(season, ['AAMC ID,Name', '20900001,Sam'], known)).toMatchObject({ unmentioned: 0 });
  expect(planOf(season, [applicationTitles, row(1)], known)).toMatchObject({ unmentioned: 2 });
});

describe('what a person should know of the file as a whole', () => {
  test('names five at most of the people who have one address', () => {
    const notes = (people: number) =>
      plan(...Array.from({ length: people }, (_, at) => row(at + 1, { 3: 'Same@example.org' }))).notes;
    const said = 'have the same email address: check that they are two people.';
    expect(notes(1)).toEqual([]);
    expect(notes(2)).toEqual([`20900001 and 20900002 ${said}`]);
    const five = [1, 2, 3, 4, 5].map((number) => `2090000${number}`).join(' and ');
    expect(notes(6)).toEqual([`${five} ${said}`]);
  });

  test('names ten such addresses at most', () => {
    const twice = (addresses: number) =>
      plan(
        ...Array.from({ length: 2 * addresses }, (_, at) => row(at, { 3: `a${at % addresses}@example.org` })),
      );
    expect(twice(10).notes).toHaveLength(10);
    expect(twice(11).notes).toHaveLength(10);
  });

  test('counts the applications that tick a track which may be one of two', () => {
    const unclear = { 4: 'Science|1261140C0 (Categorical)' };
    expect(plan(row(1, unclear), row(2, unclear), row(3)).notes).toEqual([
      expect.stringMatching(/^“Science\|1261140C0 \(Categorical\)” \(2 applications\) can be /),
    ]);
  });
});
