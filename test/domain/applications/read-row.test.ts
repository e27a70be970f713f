import { describe, expect, test } from 'vitest';
import { understandColumns } from '#domain/applications/columns/understand-columns.ts';
import { applicationRowReader, shownCell } from '#domain/applications/read-application-row.ts';
import { applicationRow, applicationTitles, appliedOf, planOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const season = sampleSeason();

/** What a row says that has these cells under the repeats of one title, and nothing else. */
function repeated(title: string, ...cells: readonly string[]) {
  const titles = cells.map((_, at) => `${title}_${at + 1}`);
  const { values, wrong, uncertain } = applicationRowReader(
    season,
    understandColumns(titles),
  )({ row: 2, cells });
  return { values: Object.entries(values), wrong, uncertain };
}

const schools = 'Medical School of Graduation';
const several = (field: string, what: string) =>
  `Several columns give different values for ${field}: ${what}`;

describe('a column that ERAS repeats', () => {
  test.each<[string, readonly string[], string]>([
    ['the one that is filled', ['', 'Second School'], 'Second School'],
    ['what all say', ['One School', 'One School', ''], 'One School'],
    ['what is answered', ['N/A', 'Second School'], 'Second School'],
  ])('is read as %s', (_, cells, value) => {
    expect(repeated(schools, ...cells)).toEqual({
      values: [['school.name', value]],
      wrong: [],
      uncertain: [],
    });
  });

  test('says nothing where all are blank, or none is answered', () => {
    for (const cells of [['', ''], ['N/A', '-'], ['N/A'], ['']])
      expect(repeated(schools, ...cells)).toEqual({ values: [], wrong: [], uncertain: [] });
  });

  test('of texts that differ keeps all of them, for a person to tell', () => {
    expect(repeated(schools, 'One School', '', 'Third School', 'One School')).toEqual({
      values: [['school.name', 'One School; Third School']],
      wrong: [],
      uncertain: [several('medical school', 'all are kept, and a person must tell which counts')],
    });
  });

  test.each<[string, string, readonly string[]]>([
    ['Step 1 score', 'USMLE Step 1 Score', ['240', '250']],
    ['ECFMG certification received', 'ECFMG Certification Received', ['yes', '10/21/2020']],
  ])('of values that differ and are no texts uses none: %s', (field, title, cells) => {
    expect(repeated(title, ...cells)).toEqual({
      ...{ values: [], wrong: [], uncertain: [several(field, 'none is used')] },
    });
  });

  test('names each cell that is wrong, in its column, and uses the others', () => {
    expect(repeated('USMLE Step 1 Score', '240', 'x', '345')).toEqual({
      values: [['step1.score', 240]],
      wrong: [
        { column: 1, isTight: true, why: '“x” is not a USMLE score, from 1 to 300' },
        { column: 2, isTight: true, why: '“345” is not a USMLE score, from 1 to 300' },
      ],
      uncertain: [],
    });
    expect(repeated(schools, 'One\u0000', 'Two').wrong).toMatchObject([{ column: 0, isTight: false }]);
  });

  test('names a failed formula, and uses the others', () => {
    expect(repeated('USMLE Step 1 Score', '#REF!', '240')).toMatchObject({
      values: [['step1.score', 240]],
      wrong: [{ column: 0, isTight: false, isFormula: true }],
    });
  });

  test('leaves out a date that was damaged, and uses the others', () => {
    expect(repeated('Applicant Applied Date', 'Jan-06', '10/21/2020')).toEqual({
      values: [['appliedOn', '2020-10-21']],
      wrong: [],
      uncertain: [
        '“Jan-06” has no certain reading as a day, as 10/21/2020: it is left out. Opening an export in a spreadsheet program damages dates so',
      ],
    });
  });
});

test('scores that differ between columns take back nothing that is known', () => {
  const titles = `${applicationTitles},USMLE Step 1 Score_2`;
  const known = appliedOf(season, planOf(season, [applicationTitles, applicationRow(1)]));
  const [outcome] = planOf(season, [titles, `${applicationRow(1, { 6: '250' })},251`], known).outcomes;
  expect(outcome).toMatchObject({ kind: 'unchanged', warnings: [expect.stringContaining('none is used')] });
});

describe('the tracks of a row', () => {
  const ticksOf = (cell: string) =>
    applicationRowReader(season, understandColumns(['Tracks']))({ row: 2, cells: [cell] });

  test.each([
    ['categorical; primary-care;', ['categorical', 'primary-care']],
    ['categorical\nprimary-care', ['categorical', 'primary-care']],
    ['Medicine; Boston|1261140M0 (Primary Care)', ['Medicine; Boston|1261140M0 (Primary Care)']],
    ['Prelim|1261140P0; Primary|1261140M0', ['Prelim|1261140P0', 'Primary|1261140M0']],
    ['categorical\nOb|1076220C0 (Categorical)', ['categorical', 'Ob|1076220C0 (Categorical)']],
  ])('are those of our own template, or one of ERAS: %j', (cell, ticks) => {
    expect(ticksOf(cell)).toMatchObject({ ticks, wrong: [] });
  });

  test('that are a failed formula are told as such', () => {
    expect(ticksOf('#REF!').wrong).toEqual([
      {
        ...{ column: 0, isTight: false, isFormula: true },
        why: '“#REF!” is what a spreadsheet program writes where a formula fails',
      },
    ]);
  });

  test('that are unknown are told by the first of them', () => {
    expect(ticksOf('categorical; surgery; anatomy').wrong).toEqual([
      {
        ...{ column: 0, isTight: true },
        why: '“surgery” is not a track with its NRMP code, as ERAS writes it',
      },
    ]);
  });
});

test('the applications of a file are in the order of their ids', () => {
  const { applications } = planOf(season, [
    applicationTitles,
    ...[5, 2, 9, 1].map((each) => applicationRow(each)),
  ]);
  expect(applications.map(({ id }) => id)).toEqual(['20900001', '20900002', '20900005', '20900009']);
});

test.each([
  ['x'.repeat(40), 'x'.repeat(40)],
  ['x'.repeat(41), `${'x'.repeat(40)}…`],
  ['a\u200eb', 'a<U+200E>b'],
])('a cell is shown to forty characters: %j', (cell, shown) => {
  expect(shownCell(cell)).toBe(shown);
});
