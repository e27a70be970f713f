import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isListTitle } from '#functions/invitations/applicant-list/column-kind.ts';
import { readApplicantList } from '#functions/invitations/applicant-list/read-applicant-list.ts';
import { readTable } from '#functions/tables/read-table.ts';
import { readList } from '#test/support/builders/read-list.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';
import { always } from '#test/support/checks/check-property.ts';

const season = sampleSeason();
const read = (...lines: readonly string[]) => readList(lines.join('\n'), season);
const row = '1,Sam Ple,a@example.org,categorical';
const heading = 'AAMC ID,Name,Email,Tracks';

describe('the name', () => {
  test('is the first and the last name, in this order, and a column beside them that could be it is named', () => {
    const list = read(
      'id,Last Name,Applicant,First Name,email,tracks',
      '1,Ple,yes,Sam,a@example.org,categorical',
    );
    expect(list.rows).toMatchObject([{ applicant: { name: 'Sam Ple' } }]);
    expect(list.remarks).toEqual([{ line: 1, field: 'file', message: 'Not used: "Applicant".' }]);
  });

  test.each([
    ['AAMC ID,Name,First Name,Email,Tracks', '1,Okafor,Chidinma,a@example.org,categorical'],
    ['AAMC ID,First Name,Name,Email,Tracks', '1,Chidinma,Okafor,a@example.org,categorical'],
    ['AAMC ID,Last Name,Applicant,Email,Tracks', '1,Ple,yes,a@example.org,categorical'],
  ])('that may be whole or a part is a problem and not a guess: %s', (header, line) => {
    const list = read(header, line);
    expect(list.rows).toEqual([]);
    expect(list.problems).toMatchObject([
      { line: 1, field: 'name', message: expect.stringContaining('whole name or a part') },
    ]);
  });
});

test('every column that is not used is named, also one without a heading', () => {
  const list = read('id,,name,email,tracks,Visa', '1,x,Sam,a@example.org,categorical,');
  expect(list.remarks).toMatchObject([{ message: 'Not used: column 2, which has no name, "Visa".' }]);
});

describe('the separator', () => {
  test.each([
    [
      'a semicolon',
      'AAMC ID;First Name;Last Name;Email;Tracks;Visa (J-1, H-1B)',
      '1;Sam;Ple;a@example.org;categorical;none',
    ],
    ['a tab', 'AAMC ID\tName\tEmail\tTracks\t"Step 1, score"', '1\tSam Ple\ta@example.org\tcategorical\t250'],
    [
      'a comma',
      'AAMC ID,Name,Email,Tracks,Visa (J-1; H-1B; none; F-1; O-1)',
      '1,Sam Ple,a@example.org,categorical,J-1',
    ],
    [
      'a comma, after blank lines',
      '\n\n,,,,\nAAMC ID,Name,Email,Tracks',
      '1,Sam Ple,a@example.org,categorical',
    ],
  ])('is %s where it finds the columns, whatever a heading holds', (_, header, line) => {
    const list = read(header, line);
    expect(list.problems).toEqual([]);
    expect(list.rows).toMatchObject([{ applicant: { id: '1', name: 'Sam Ple', email: 'a@example.org' } }]);
  });

  test('that a row needs is named as what it is', () => {
    const list = read('id;name;email;tracks', '1;Sam;Ple;a@example.org;categorical');
    expect(list.problems).toMatchObject([{ message: expect.stringContaining('a text with a semicolon') }]);
  });
});

test('a first line that cannot be read is told of, and no person is taken for the headings', () => {
  const list = read('AAMC ID,Na"me,Email,Tracks', row, '2,Sam Plo,b@example.org,categorical');
  expect(list.rows).toEqual([]);
  expect(list.problems).toMatchObject([
    { line: 1, field: 'file', message: expect.stringContaining('Line 1 could not be read') },
  ]);
});

describe('empty cells at the end', () => {
  test.each([
    [heading, `${row},`],
    [heading, `${row},,,`],
    [`${heading},`, row],
    [`${heading},,`, `${row},`],
    [`${heading},Notes`, row],
    [`${heading},Notes,More`, `${row},`],
  ])('mean nothing: %s over %s', (header, line) => {
    const list = read(header, line);
    expect(list.problems).toEqual([]);
    expect(list.rows).toMatchObject([{ applicant: { id: '1' } }]);
  });

  test('do not excuse a text that belongs to no column', () => {
    for (const header of [heading, `${heading},`])
      expect(read(header, `${row},call first`).problems).toMatchObject([{ line: 2, field: 'row' }]);
  });
});

test('what cannot be seen around a value, and a decimal after an id, are no part of it', () => {
  const marked = ['20990023.0', 'Sam Ple', 'a@example.org', 'categorical'].map(
    (each) => `\u200e\u202a\u00a0${each}\u202c\u200b`,
  );
  const list = read(
    heading,
    marked.join(','),
    '20990023,Sam Plo,b@example.org,\u200bcategorical;\u200b primary-care',
  );
  expect(list.problems.map(({ field }) => field)).toEqual(['id', 'id']);
  const alone = read(heading, marked.join(','));
  expect(alone.rows).toEqual([
    {
      line: 2,
      applicant: { id: '20990023', name: 'Sam Ple', email: 'a@example.org' },
      tracks: ['categorical'],
    },
  ]);
});

test('a name keeps the joiners and flags that it is made of', () => {
  for (const name of ['می‌خواهم', '👩‍⚕️ Sample', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])
    expect(read(heading, `1,${name},a@example.org,categorical`).rows).toMatchObject([
      { applicant: { name } },
    ]);
});

describe('a file', () => {
  const text = `${heading}\n1,Søren Ple,a@example.org,categorical\n`;
  const bytes = (encoding: BufferEncoding, mark: readonly number[], swap = false) => {
    const body = Buffer.from(text, encoding);
    return Buffer.concat([Buffer.from(mark), swap ? body.swap16() : body]);
  };

  test.each([
    ['UTF-8', bytes('utf8', [])],
    ['UTF-8 with its mark', bytes('utf8', [0xef, 0xbb, 0xbf])],
    ['UTF-16 of small end', bytes('utf16le', [0xff, 0xfe])],
    ['UTF-16 of big end', bytes('utf16le', [0xfe, 0xff], true)],
  ])('in %s is read by its mark', async (_, file) => {
    const table = await readTable(file, isListTitle);
    expect('rows' in table && readApplicantList(table, season).rows).toMatchObject([
      { applicant: { name: 'Søren Ple' } },
    ]);
  });

  test.each([
    ['a workbook', Buffer.from('PK\u0003\u0004 ...', 'latin1'), 'a workbook (.xlsx)'],
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'an old workbook (.xls) or one with a password',
    ],
    ['a PDF file', Buffer.from('%PDF-1.7'), 'a PDF file'],
    ['UTF-16 without its mark', bytes('utf16le', []), 'not plain text'],
  ])('that is %s is refused in one sentence that names the way on', async (_, file, what) => {
    const table = await readTable(file, isListTitle);
    expect('problem' in table ? table.problem : '').toContain(what);
    expect('problem' in table ? table.problem : '').toContain('save the list as “CSV UTF-8”');
  });
});

test('two million blank lines are as good as none, and keep the numbers of the lines', () => {
  const list = read(heading, '\n'.repeat(2_000_000), row, ' , nothing,,');
  expect(list.rows).toMatchObject([{ line: 2_000_003 }]);
  expect(list.problems).toMatchObject([{ line: 2_000_004, field: 'row' }]);
});

test('a file of more rows than any list has is refused as a whole', () => {
  expect(read(heading, `${row}\n`.repeat(50_001))).toMatchObject({
    rows: [],
    problems: [{ line: 1, message: expect.stringContaining('more than 50000 rows') }],
  });
});

test('of 40,000 rows with one id, each is told five others', () => {
  const rows = Array.from({ length: 40_000 }, (_, index) => `1,Sam,a${index}@example.org,categorical`);
  const { problems } = read(heading, ...rows);
  expect(problems).toHaveLength(40_000);
  expect(problems[0]?.message).toBe(
    'Lines 3, 4, 5, 6, 7 and 39994 more have the same id: keep the right one.',
  );
});

test('a list written with any separator, and with any number of empty cells at the end, gives the same rows', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('categorical', 'preliminary', 'a@example.org', 'x,y', 'x;y', 'x\ty', '"', ''),
  );
  const record = fc.tuple(fc.integer({ min: 1, max: 9 }).map(String), cell, cell, cell);
  const format = fc.record({
    separator: fc.constantFrom(',', ';', '\t'),
    quotesAll: fc.boolean(),
    trailing: fc.array(fc.nat({ max: 3 }), { minLength: 8, maxLength: 8 }),
  });
  always(
    300,
    fc.tuple(fc.array(record, { maxLength: 6 }), format),
    ([records, { separator, quotesAll, trailing }]) => {
      const written = (by: string, all: boolean, tails: readonly number[]) =>
        [['id', 'name', 'email', 'tracks'], ...records]
          .map((cells, index) => {
            const texts = cells.map((each) =>
              all || /[",;\t\r\n]/.test(each) ? `"${each.replaceAll('"', '""')}"` : each,
            );
            return texts.join(by) + by.repeat(tails[index] ?? 0);
          })
          .join('\n');
      const told = ({ rows, problems }: ReturnType<typeof readList>) => ({
        rows,
        problems: problems.map(({ line, field }) => ({ line, field })),
      });
      expect(told(readList(written(separator, quotesAll, trailing), season))).toEqual(
        told(readList(written(',', true, []), season)),
      );
    },
  );
});
