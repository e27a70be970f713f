import { describe, expect, test } from 'vitest';
import { useOfTitle } from '#domain/applications/columns/column-titles.ts';
import { isChoosable } from '#domain/applications/columns/use-by-hand.ts';
import { planImport } from '#domain/applications/plan-import.ts';
import { answerOfTitle } from '#domain/self-identification/answer-columns.ts';
import { readAnswers } from '#domain/self-identification/read-answers.ts';
import { isNews } from '#domain/self-identification/self-identification.ts';
import { instant } from '#domain/values/time.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const titles = [...applicationTitles.split(','), 'Gender', 'Self Identify_1', 'Self Identify_2'];
const rowOf = (number: number, row: number, ...answers: readonly string[]) => ({
  row,
  cells: [...applicationRow(number).split(','), ...answers],
});
const erased = '20900009';
function answersOf(...rows: readonly ReturnType<typeof rowOf>[]) {
  const all = [{ row: 1, cells: titles }, ...rows];
  const erasedAt = (id: string) => (id === erased ? instant('2020-10-01T00:00Z') : undefined);
  return Object.fromEntries(readAnswers(all, planImport(sampleSeason(), all, new Map(), erasedAt).outcomes));
}

describe('what people said of themselves', () => {
  test('is read as categories; several of them are one, and free text is left out', () => {
    expect(
      answersOf(
        rowOf(1, 2, 'Woman', 'White', ''),
        rowOf(2, 3, 'Man', 'White|Other: my own words', ''),
        rowOf(3, 4, '', 'Other: my own words', ''),
        rowOf(4, 5, 'Woman', 'White', 'Asian'),
      ),
    ).toEqual({
      20900001: { sex: 'Woman', identity: 'White' },
      20900002: { sex: 'Man', identity: 'more than one' },
      20900003: { identity: 'Other' },
      20900004: { sex: 'Woman', identity: 'more than one' },
    });
  });

  test.each(['', 'No Response', 'Decline to Answer', 'Prefer not to say', 'N/A', 'NA', 'Unknown', '-', '--'])(
    'is nothing where it is “%s”',
    (cell) => {
      expect(answersOf(rowOf(1, 2, cell, cell))).toEqual({});
    },
  );

  test.each([
    ['Race unknown', 'Race unknown'],
    ['Unknown to me', 'Unknown to me'],
    [' White : as I said', 'White'],
  ])('is read where an answer only has such words in it, or blanks around it: “%s”', (cell, identity) => {
    expect(answersOf(rowOf(1, 2, '', cell))).toEqual({ 20900001: { identity } });
  });

  test('is not read of a row that is not imported, nor of somebody who was erased', () => {
    const bad = { row: 2, cells: rowOf(1, 2, 'Woman').cells.with(3, 'no address') };
    expect(answersOf(bad, rowOf(9, 3, 'Woman'))).toEqual({});
  });

  test('of somebody in two rows is one answer if they say the same', () => {
    expect(answersOf(rowOf(1, 2, 'Woman'), rowOf(1, 3, 'Woman', 'White'))).toEqual({
      20900001: { sex: 'Woman', identity: 'White' },
    });
    expect(answersOf(rowOf(1, 2, 'Woman'), rowOf(1, 3, 'Man'))).toEqual({
      20900001: { sex: 'more than one' },
    });
  });

  test('is no news where it is known, or where the file is blank', () => {
    expect(isNews(undefined, { sex: 'Woman' })).toBe(true);
    expect(isNews({ sex: 'Woman', identity: 'White' }, { sex: 'Woman' })).toBe(false);
    expect(isNews({ sex: 'Woman' }, { identity: 'White' })).toBe(true);
    expect(isNews({ sex: 'Woman' }, { sex: 'Woman', identity: 'White' })).toBe(true);
  });
});

test.each([
  ['Gender', 'sex'],
  ['Sex', 'sex'],
  ['Self Identify', 'identity'],
  ['Self-Identification_2', 'identity'],
  ['Race', 'identity'],
  ['Hispanic Origin', 'identity'],
])('a column “%s” is withheld from everything, cannot be chosen, and holds the %s', (title, answer) => {
  expect([useOfTitle(title), isChoosable(title), answerOfTitle(title)]).toEqual(['withheld', false, answer]);
});

test.each([
  'Date of Birth',
  'Religion',
  'Citizenship',
  'Felony Conviction',
  'Sexton Hall',
  'Middlesex',
  'Preferred Gender',
  'Trace Ethnicity',
  'Military Service',
])('a column “%s” is not read for the audit either', (title) => {
  expect(answerOfTitle(title)).toBeUndefined();
});
