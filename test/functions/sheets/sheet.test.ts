import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf, tableLines } from '#functions/sheets/sheet.ts';

const columns = ['Name', 'Email'];
const readBack = (text: string) => parse(text, { bom: true }) as unknown as string[][];

test('a spreadsheet reads every row of a CSV back, names of any script with commas and quotes included', () => {
  const rows = [
    ['Sample, "Two"', 'two@example.org'],
    ['عائشة', ''],
  ];
  expect(readBack(csvOf({ columns, rows }))).toEqual([columns, ...rows]);
});

test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', ' =1', '＝1'])(
  'the text %j is no formula in a spreadsheet',
  (text) => {
    const [, [cell = ''] = []] = readBack(csvOf({ columns, rows: [[text, '']] }));
    expect(cell).toMatch(/^'/);
  },
);

test('every record of a CSV is one line, whatever people are called', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string())), (rows) => {
      const lines = csvOf({ columns, rows }).split('\r\n');
      expect(lines).toHaveLength(rows.length + 2);
      expect(csvOf({ columns, rows })).not.toMatch(/(?<!\r)\n/);
    }),
  );
});

test('a table aligns its columns, and leaves out those that are empty', () => {
  const rows = [
    ['Ann', '', 'x'],
    ['Benjamin', '', 'y'],
  ];
  expect(tableLines({ columns: ['Name', 'Email', 'Offer'], rows })).toEqual([
    'Name      Offer',
    'Ann       x',
    'Benjamin  y',
  ]);
});
