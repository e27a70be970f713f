import { expect, test } from 'vitest';
import { formulaError, UNCOMPUTED } from '#domain/values/formula-error.ts';

test.each(['#REF!', '#n/a', '#DIV/0!', '#NAME?'])('%s is the error of a formula', (cell) => {
  expect(formulaError(cell)).toContain(`“${cell}” is what a spreadsheet program writes`);
});

test('of a formula that was saved without its result it is said that the workbook is to be saved again', () => {
  expect(formulaError(UNCOMPUTED)).toMatch(/without its result.*save it again$/);
});

test.each(['', 'Sample', '#1 in class', '#REF! of 2019', 'see #REF!', 'REF!'])(
  '“%s” is no error of a formula',
  (cell) => {
    expect(formulaError(cell)).toBeUndefined();
  },
);
