import { expect, test } from 'vitest';
import { orderInFile, orderInText, readingWords, unreadOrder } from '#functions/match-lists/order-table.ts';
import { workbookOf } from '#test/support/files/workbook-of.ts';

const cellsOf = (text: string) => orderInText(text).rows.map(({ cells }) => cells);

test.each(['\n', '\r\n', '\r', '\u2028', '\u0085'])('an order may end its lines in any way: %j', (end) => {
  expect(cellsOf(['10000003', '10000001'].join(end))).toEqual([['10000003'], ['10000001']]);
});

test('its cells are separated as in any list, and a comma in quotation marks separates nothing', () => {
  const cells = [
    ['1', '10000003', 'Guest, 03'],
    ['2', '10000001', 'x'],
  ];
  expect(cellsOf('\ufeff1,10000003,"Guest, 03"\r\n\r\n2, 10000001 ,x\r\n')).toEqual(cells);
  expect(cellsOf('1;10000003;"Guest, 03"\n2;10000001;x')).toEqual(cells);
  expect(cellsOf('1\t10000003\t"Guest, 03"\n2\t10000001\tx')).toEqual(cells);
});

test('it may be a workbook; a file that is no list, and a line that cannot be read, are named', async () => {
  const bytes = await workbookOf([
    ['AAMC ID', 'Rank'],
    ['10000003', '2'],
  ]);
  expect(await orderInFile(bytes)).toMatchObject({ rows: [{}, { cells: ['10000003', '2'] }] });
  expect(unreadOrder(await orderInFile(Buffer.from('%PDF-1.7')))).toEqual([
    expect.stringContaining('This is a PDF file'),
  ]);
  expect(unreadOrder(orderInText('1,10000003,Sample "The Third"\n2,10000001'))).toEqual([
    expect.stringMatching(/^Line 1 could not be read/),
  ]);
  expect(unreadOrder(orderInText('10000003'))).toEqual([]);
});

test('what was read, and what was not, is said by title or place', () => {
  const rankedBy = { at: 3, title: 'Final rank' };
  const unread = [
    { at: 1, title: 'Name' },
    { at: 4, title: '' },
    { at: 2, title: '', beside: 'behind' } as const,
  ];
  expect(readingWords({ order: [], rankedBy, unread })).toEqual([
    'Ranked by the numbers in the column “Final rank”.',
    'Not read: the column “Name”, column 4 and what stands behind the AAMC IDs.',
  ]);
  expect(readingWords({ order: [], unread: [] })).toEqual([
    'No ranks stand beside the AAMC IDs, so the first line is ranked first.',
  ]);
});
