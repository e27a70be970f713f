import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/applications/fields.ts';
import { mergeRows, rowsInWords } from '#domain/applications/merge-rows.ts';

const row = (number: number, values: Values, ticks: readonly string[] = []) => ({
  ...{ row: number, values, ticks, wrong: [], uncertain: [], isSoap: false },
});
const problemsOf = (...rows: readonly ReturnType<typeof row>[]) => {
  const merged = mergeRows(rows);
  return 'problems' in merged ? merged.problems : [];
};

describe('the rows of one person', () => {
  test('are what the one row says, if there is one', () => {
    expect(mergeRows([row(2, { phone: '1' }, ['A', 'A'])])).toEqual({
      values: { phone: '1' },
      ticks: ['A', 'A'],
    });
  });

  test('have all tracks together, each once, and what any row answers', () => {
    expect(mergeRows([row(2, { phone: '1' }, ['A', 'B']), row(5, { signal: 'gold' }, ['B', 'C'])])).toEqual({
      values: { phone: '1', signal: 'gold' },
      ticks: ['A', 'B', 'C'],
    });
  });

  test('may differ in what a program notes in ERAS, of which the first row counts', () => {
    expect(
      mergeRows([row(2, { 'eras.status': 'Applied' }), row(5, { 'eras.status': 'Withdrawn' })]),
    ).toMatchObject({ values: { 'eras.status': 'Applied' } });
  });

  test('that differ in anything else are not guessed: the first three fields are named, at the first row', () => {
    const one = { phone: '1', email: 'a@example.org', signal: 'gold', 'step1.score': 240 };
    const other = { phone: '2', email: 'b@example.org', signal: 'none', 'step1.score': 250 };
    expect(problemsOf(row(7, one), row(9, other))).toEqual([
      {
        address: 'A7',
        message:
          'Rows 7 and 9 have the same AAMC ID and differ in email address, phone, Step 1 score: keep the right one.',
      },
    ]);
    expect(problemsOf(row(7, { phone: '1' }), row(8, {}), row(9, { phone: '2' }))[0]?.message).toBe(
      'Rows 7, 8 and 9 have the same AAMC ID and differ in phone: keep the right one.',
    );
  });
});

test.each([
  [[5, 80], 'Rows 5 and 80'],
  [[5, 6, 7], 'Rows 5, 6 and 7'],
  [[1, 2, 3, 4, 5], 'Rows 1, 2, 3, 4 and 5'],
  [[1, 2, 3, 4, 5, 6], 'Rows 1, 2, 3, 4, 5 and 1 more'],
  [[1, 2, 3, 4, 5, 6, 7, 8], 'Rows 1, 2, 3, 4, 5 and 3 more'],
])('%j are called “%s”: five at most by their numbers', (rows, words) => {
  expect(rowsInWords(rows)).toBe(words);
});
