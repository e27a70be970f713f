import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { cellAddress } from '#domain/values/cell-address.ts';
import { UNCOMPUTED } from '#domain/values/formula-error.ts';
import { readTable } from '#functions/tables/read-table.ts';
import type { Table } from '#functions/tables/table.ts';
import { workbookOfXml } from '#test/support/files/workbook-of.ts';

const isKnown = (title: string) => ['id', 'name', 'email'].includes(title.toLowerCase());
const read = (bytes: Uint8Array) => readTable(bytes, isKnown);
const cellsOf = async (bytes: Uint8Array) => (await tableOf(bytes)).rows.map(({ cells }) => cells);
const text = (...lines: readonly string[]) => Buffer.from(lines.join('\n'));

async function tableOf(bytes: Uint8Array): Promise<Table> {
  const table = await read(bytes);
  if ('problem' in table) throw new Error(table.problem);
  return table;
}

async function problemOf(bytes: Uint8Array): Promise<string> {
  const table = await read(bytes);
  return 'problem' in table ? table.problem : '';
}

describe('a workbook', () => {
  const rows = [
    ['id', 'Name', 'Applied'],
    [20990023, 'Søren Sample', new Date(Date.UTC(2020, 9, 21))],
    [null, null, null],
    ['=1+1', true, 0.5],
  ];

  test('is read as the text of its values, with the number of each row', async () => {
    const table = await tableOf(await writeXlsx({ sheets: [{ name: 'ERAS', rows }] }));
    expect(table.problems).toEqual([]);
    expect(table.rows).toEqual([
      { line: 1, row: 1, cells: ['id', 'Name', 'Applied'] },
      { line: 2, row: 2, cells: ['20990023', 'Søren Sample', '2020-10-21'] },
      { line: 4, row: 4, cells: ['=1+1', 'true', '0.5'] },
    ]);
  });

  test('shows the saved results of its formulas, and says where there is none', async () => {
    const sheet = await workbookOfXml(
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1</f><v>two</v></c><c r="C1"><f>NOW()</f></c></row>' +
        '<row r="2"><c r="A2"><f>A9</f></c></row><row r="3"><c r="A3"><f>A9</f><v></v></c><c r="B3" t="e"><f>A9</f><v>#REF!</v></c><c r="C3" t="str"><f>""</f><v></v></c><c r="D3"><v>4</v></c></row>',
    );
    expect(await cellsOf(sheet)).toEqual([
      ['2', 'two', UNCOMPUTED],
      [UNCOMPUTED],
      [UNCOMPUTED, '#REF!', '', '4'],
    ]);
  });

  test('of one cell in the last corner, or of a million blank rows, takes no room', async () => {
    const corner = await workbookOfXml(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    );
    expect(await problemOf(corner)).toContain('too large');
    const blanks = Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"/></row>`);
    expect(await cellsOf(await workbookOfXml(blanks.join('')))).toEqual([]);
  });

  test('that unpacks to more than it may, or to more than it says, is refused', async () => {
    const parts = unzipSync(await writeXlsx({ sheets: [{ name: 'ERAS', rows }] }));
    const bomb = Buffer.from(
      zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(130_000_000).fill(32) }),
    );
    expect(await problemOf(bomb)).toContain('too large');
    const declared = Buffer.alloc(4);
    declared.writeUInt32LE(130_000_000);
    for (let at = bomb.indexOf(declared); at >= 0; at = bomb.indexOf(declared, at + 4))
      bomb.writeUInt32LE(1_000, at);
    expect(await problemOf(bomb)).toContain('cannot be read');
  });

  test('that is damaged, a renamed zip, or has a password, gets one sentence with the way on', async () => {
    const whole = await writeXlsx({ sheets: [{ name: 'ERAS', rows }] });
    for (const end of [4, 30, 500, whole.length - 40])
      expect(await problemOf(whole.slice(0, end))).toContain('save the list as “CSV UTF-8”');
    expect(await problemOf(zipSync({ 'photo.txt': strToU8('hello') }))).toContain('another kind of zip');
    const locked = await writeXlsx({
      sheets: [{ name: 'ERAS', rows }],
      encryptionPassword: 'x',
    } as Parameters<typeof writeXlsx>[0]);
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), locked]);
    expect(await problemOf(ole)).toContain('a password');
  });
});

describe('a text file', () => {
  test('that is not UTF-8 anywhere is Windows-1252, and says so', async () => {
    const table = await tableOf(
      Buffer.from('id;name\n1;Müller “Max”\n'.replace('“', '\x93').replace('”', '\x94'), 'latin1'),
    );
    expect(table.rows[1]?.cells).toEqual(['1', 'Müller “Max”']);
    expect(table.remark).toContain('Windows-1252');
  });

  test('that is UTF-8 but for a broken byte stays UTF-8, so that the break is seen', async () => {
    const broken = Buffer.concat([text('id,name', '1,Søren', '2,'), Buffer.from([0xe9]), text('x')]);
    expect(await cellsOf(broken)).toEqual([
      ['id', 'name'],
      ['1', 'Søren'],
      ['2', '\ufffdx'],
    ]);
  });

  test('with NUL bytes is refused in one sentence', async () => {
    expect(await problemOf(text('id,name', '1,\0'))).toContain('NUL');
  });

  test('with a lone quotation mark names the line from which nothing was read', async () => {
    const { rows, problems } = await tableOf(text('id,name', '1,a', '2,"b', '3,c'));
    expect(rows).toHaveLength(2);
    expect(problems).toMatchObject([{ line: 3 }]);
  });

  test('of a million commas, or of a million lines of commas, is read in bounded room', async () => {
    expect(await cellsOf(text('id,name', ','.repeat(1_000_000)))).toEqual([['id', 'name']]);
    expect(await cellsOf(text('id,name', `${','.repeat(1_000_000)}x`))).toMatchObject([
      {},
      { length: 1_000_001 },
    ]);
    const wide = `${','.repeat(200_000)}x\n`.repeat(40);
    expect((await tableOf(text('id,name', wide))).problems).toMatchObject([{ line: 1 }]);
    expect(await cellsOf(text('id,name', ',\n'.repeat(1_000_000)))).toEqual([['id', 'name']]);
  });

  test('may have 200 columns', async () => {
    const titles = Array.from({ length: 200 }, (_, index) => `Column ${index}`);
    const [header] = await cellsOf(text(titles.join(','), '1'));
    expect(header).toEqual(titles);
  });

  test('counts rows as a spreadsheet does, where a cell may go over several lines', async () => {
    const { rows } = await tableOf(text('id,name', '1,"a', 'b"', '', '2,c'));
    expect(rows.map(({ line, row }) => [line, row])).toEqual([
      [1, 1],
      [2, 2],
      [5, 4],
    ]);
  });

  test('of more than 25 MB is refused unread', async () => {
    expect(await problemOf(Buffer.alloc(25 * 1024 * 1024 + 1, 32))).toContain('larger than 25 MB');
  });
});

test.each([
  [0, 1, 'A1'],
  [2, 17, 'C17'],
  [25, 2, 'Z2'],
  [26, 2, 'AA2'],
  [701, 3, 'ZZ3'],
  [702, 3, 'AAA3'],
])('the cell of column %i in row %i is %s', (column, row, address) => {
  expect(cellAddress(column, row)).toBe(address);
});
