import { describe, expect, test } from 'vitest';
import { understandColumns } from '#domain/applications/columns/understand-columns.ts';
import { type ChosenUse, usesByHand } from '#domain/applications/columns/use-by-hand.ts';

const needed = ['AAMC ID', 'First Name', 'Last Name', 'Email', 'Tracks'];
const usesOf = (titles: readonly string[], chosen: Readonly<Record<string, ChosenUse>>) => {
  const byHand = usesByHand(Object.entries(chosen).map(([title, use]) => ({ title, use })));
  return understandColumns([...needed, ...titles], byHand)
    .columns.slice(needed.length)
    .map(({ use }) => use);
};

describe('what a person says of a column', () => {
  test('counts for its title, whatever its case and blanks', () => {
    expect(usesOf(['Score  on step 1'], { ' score on Step 1': 'step1.score' })).toEqual(['step1.score']);
  });

  test('counts more than a title that is known, which is then not used', () => {
    expect(usesOf(['USMLE Step 1 Score', 'Best Step 1'], { 'Best Step 1': 'step1.score' })).toEqual([
      'unused',
      'step1.score',
    ]);
  });

  test('can take a column out that its title would have read', () => {
    expect(usesOf(['Preferred Phone'], { 'Preferred Phone': 'unused' })).toEqual(['unused']);
  });

  test('is said of each repeat by itself, and repeats are read together', () => {
    const chosen = { Permit_1: 'visa.current', Permit_2: 'visa.current' } as const;
    expect(usesOf(['Permit_1', 'Permit_2', 'Permit_3'], chosen)).toEqual([
      'visa.current',
      'visa.current',
      'unused',
    ]);
  });

  test('cannot be said twice: of two columns for one field the first is read', () => {
    expect(usesOf(['One', 'Two'], { One: 'signal', Two: 'signal' })).toEqual(['signal', 'unused']);
  });

  test('never reads what is not read on purpose', () => {
    expect(
      usesOf(['Gender', 'Date of Birth_1'], { Gender: 'phone', 'Date of Birth_1': 'visa.sought' }),
    ).toEqual(['withheld', 'withheld']);
  });

  test('gives the file a column that it lacks', () => {
    const byHand = usesByHand([{ title: 'Number', use: 'aamcId' }]);
    const titles = ['Number', ...needed.slice(1)];
    expect(understandColumns(titles).problems).toHaveLength(1);
    expect(understandColumns(titles, byHand).problems).toEqual([]);
  });
});
