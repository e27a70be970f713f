import { expect, test } from 'vitest';
import { cellAddress, columnLetters } from '#domain/values/cell-address.ts';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i from 0 is named %s, as spreadsheet programs do', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});

test('a cell is named by the letters of its column and the number of its row', () => {
  expect(cellAddress(27, 12)).toBe('AB12');
});
