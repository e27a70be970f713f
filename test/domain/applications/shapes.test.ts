import { describe, expect, test } from 'vitest';
import { type Reading, type ShapeName, shapes, type Value } from '#domain/applications/shapes.ts';

const read = (shape: ShapeName, cell: string): Reading => shapes[shape].read(cell);

test.each<[ShapeName, string, Value]>([
  ['aamcId', '20900001', '20900001'],
  ['aamcId', '20900001.0', '20900001'],
  ['aamcId', '20900001.00', '20900001'],
  ['email', 's@example.org', 's@example.org'],
  ['name', 'Zoe\u0308', 'Zo\u00eb'],
  ['name', 'N/A', 'N/A'],
  ['name', 'x'.repeat(200), 'x'.repeat(200)],
  ['text', 'Zoe\u0308 @ home', 'Zo\u00eb @ home'],
  ['text', 'x'.repeat(500), 'x'.repeat(500)],
  ['text', 'N/A, see below', 'N/A, see below'],
  ['text', 'see N/A', 'see N/A'],
  ['examId', '1234', '1234'],
  ['examId', 'abc1234', 'abc1234'],
  ['examId', '5-123-456-7', '5-123-456-7'],
  ['examId', '12345678901234', '12345678901234'],
  ['yesNo', 'Yes', true],
  ['yesNo', 'y', true],
  ['yesNo', 'TRUE', true],
  ['yesNo', '1', true],
  ['yesNo', 'No', false],
  ['yesNo', 'n', false],
  ['yesNo', 'FALSE', false],
  ['yesNo', '0', false],
  ['flag', 'yes', true],
  ['flag', 'no', false],
  ['flag', '10/21/2020', true],
  ['flagOrDay', 'yes', true],
  ['flagOrDay', 'no', false],
  ['flagOrDay', '10/21/2020', '2020-10-21'],
  ['usmle', '1', 1],
  ['usmle', '300', 300],
  ['usmle', '245.0', 245],
  ['usmle', '245.00', 245],
  ['comlex', '9', 9],
  ['comlex', '999', 999],
  ['passFail', 'PASS', 'pass'],
  ['passFail', 'passed', 'pass'],
  ['passFail', 'p', 'pass'],
  ['passFail', 'Fail', 'fail'],
  ['passFail', 'failed', 'fail'],
  ['passFail', 'F', 'fail'],
  ['signal', 'Gold', 'gold'],
  ['signal', 'silver', 'silver'],
  ['signal', 'Yes', 'yes'],
  ['signal', 'No', 'none'],
  ['signal', 'None', 'none'],
  ['signal', 'No signal', 'none'],
  ['day', '10/21/2020', '2020-10-21'],
  ['month', '5/2021', '2021-05'],
])('as %s, “%s” is %o', (shape, cell, value) => {
  expect(read(shape, cell)).toEqual({ kind: 'value', value });
});

test.each<[ShapeName, readonly string[]]>([
  ['aamcId', ['2090000', '209000011', '20900001.5', 'x20900001', '20900001x', 'No Response', '2.09E+07']],
  ['email', ['nobody', 'N/A']],
  ['name', ['a@example.org', 'x'.repeat(201), 'two\nlines']],
  ['text', ['x'.repeat(501), 'two\nlines']],
  ['examId', ['123', 'ABCD1234', '123456789012345', 'A 1234', '1234x', 'x']],
  ['yesNo', ['maybe', '2', 'yes.', '10/21/2020']],
  ['flag', ['maybe', 'Jan-06']],
  ['flagOrDay', ['maybe', 'Jan-06']],
  ['usmle', ['0', '301', '245.5', '1000', '-5', '+5', 'x245', '245x', '245.']],
  ['comlex', ['8', '1000', 'high']],
  ['passFail', ['maybe', 'pass.', 'constructor', '__proto__']],
  ['signal', ['bronze', 'constructor']],
  ['day', ['soon', '13/13/2020']],
  ['month', ['soon', '13/2021']],
])('as %s, it is wrong to say any of %o', (shape, cells) => {
  for (const cell of cells) expect([cell, read(shape, cell)]).toEqual([cell, { kind: 'wrong' }]);
});

test.each(['day', 'month'] as const)('as %s, what a spreadsheet has damaged is uncertain', (shape) => {
  expect(read(shape, 'Jan-06')).toEqual({ kind: 'uncertain' });
});

describe('no answer', () => {
  const shapesAnswered = (Object.keys(shapes) as ShapeName[]).filter(
    (shape) => !['aamcId', 'email', 'name'].includes(shape),
  );

  test.each([
    ...['No Response', 'no answer', 'Not available', 'not applicable', 'not provided'],
    ...['N/A', 'NA', 'n/a', 'unknown', '-', '---'],
  ])('“%s” is never taken for a no, or for anything else', (cell) => {
    for (const shape of shapesAnswered)
      expect([shape, read(shape, cell)]).toEqual([shape, { kind: 'unanswered' }]);
  });
});

test('the cells of a column tell that a row has slipped, unless any text could stand in it', () => {
  const loose = (Object.keys(shapes) as ShapeName[]).filter((shape) => !shapes[shape].isTight);
  expect(loose).toEqual(['name', 'text']);
});
