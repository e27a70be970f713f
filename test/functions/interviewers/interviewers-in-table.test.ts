import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { interviewersInTable, isInterviewerTitle } from '#functions/interviewers/interviewers-in-table.ts';
import { listColumns } from '#functions/interviewers/read-interviewer-row.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { readTable } from '#functions/tables/read-table.ts';

const read = readSeasonFile(readFileSync('seasons/template.yaml', 'utf8'));
if (!('season' in read)) throw new Error('the template cannot be read');
const { season } = read;

const listed = (text: string) => interviewersInTable(season, csvTable(text, isInterviewerTitle));

test('a list says who holds which interviews, when, how many, with whom, and whom they do not meet, and who would like to meet them; an empty cell says nothing', () => {
  const { interviewers, problems } = listed(
    `Email,Name,Interviews,Team,Tracks,Days,Hours,Most,Not,Meet,Phone
Dr.A@example.org,Sample Dr. A,team; 1:1,blue,Categorical; primary-care,2026-11-17,8:00 AM - 12:00 PM; 13:00–17:30,4,20990001; 20990002,"20990003, 20990004",'+1 617 555 0100
b@example.org,Sample Dr. B,One-on-one,,,,,,,,
`,
  );
  expect(problems).toEqual([]);
  expect(interviewers).toEqual([
    {
      name: 'Sample Dr. A',
      address: 'dr.a@example.org',
      kinds: ['team', 'one-on-one'],
      team: 'blue',
      tracks: ['categorical', 'primary-care'],
      days: ['2026-11-17'],
      hours: [
        { from: '08:00', until: '12:00' },
        { from: '13:00', until: '17:30' },
      ],
      mostADay: 4,
      recusedFrom: ['20990001', '20990002'],
      wishes: ['20990003', '20990004'],
      phone: '+1 617 555 0100',
    },
    {
      name: 'Sample Dr. B',
      address: 'b@example.org',
      kinds: ['one-on-one'],
      recusedFrom: [],
    },
  ]);
});

test.each([
  ['no address', 'Sample,nobody,1:1,,', 'email', 'not an email address'],
  ['no name', ',a@example.org,1:1,,', 'name', 'missing'],
  ['no kind of interview', 'Sample,a@example.org,,,', 'interviews', 'Say which'],
  ['an unknown kind', 'Sample,a@example.org,group,,', 'interviews', '“group” is no kind'],
  ['a word of the machine', 'Sample,a@example.org,constructor,,', 'interviews', '“constructor” is no kind'],
  ['kinds with a comma', 'Sample,a@example.org,"team, 1:1",,', 'interviews', '“team, 1:1” is no kind'],
  ['an unknown track', 'Sample,a@example.org,1:1,surgery,', 'tracks', 'no track of this season'],
  ['tracks with a comma', 'Sample,a@example.org,1:1,"categorical, preliminary",', 'tracks', 'no track'],
  ['hours the wrong way round', 'Sample,a@example.org,1:1,,17:00 - 8:00', 'hours', 'no stretch of hours'],
])('%s is named with its line and column', (_, row, column, message) => {
  const { problems } = listed(`name,email,interviews,tracks,hours\nSample B,b@example.org,team,,\n${row}\n`);
  expect(problems).toEqual(
    expect.arrayContaining([{ line: 3, column, message: expect.stringContaining(message) }]),
  );
});

test('whom they do not meet is named by any id that an applicant of the season has, and addresses are titled as people do', () => {
  const table = csvTable(
    `Name,${['E', 'Mail'].join('-')},Interviews,not,meet\nSample,a@example.org,1:1,SAMPLE-0001,SAMPLE-0002 20990001\n`,
    isInterviewerTitle,
  );
  expect(interviewersInTable(season, table, new Set(['SAMPLE-0001', 'SAMPLE-0002']))).toMatchObject({
    ...{ problems: [], remarks: [] },
    interviewers: [
      { address: 'a@example.org', recusedFrom: ['SAMPLE-0001'], wishes: ['SAMPLE-0002', '20990001'] },
    ],
  });
  expect(interviewersInTable(season, table).problems).toHaveLength(2);
  expect(listed('name,Email address,interviews\nSample,a@example.org,1:1\n').problems).toEqual([]);
});

test('days are read as Americans and as exports write them, and the season’s days are said for one that it does not have', () => {
  const days = (text: string) => listed(`name,email,interviews,days\nSample,a@example.org,1:1,${text}\n`);
  for (const text of ['2026-11-17', '11/17/2026', '2026-11-17 00:00', '11/17/2026; 2026-11-17'])
    expect(days(text)).toMatchObject({ problems: [], interviewers: [{ days: ['2026-11-17'] }] });
  const [first, last] = [season.days[0]?.on, season.days.at(-1)?.on];
  for (const text of ['2027-11-17', '17/11/2026', 'Nov 17'])
    expect(days(text).problems).toEqual([
      {
        ...{ line: 2, column: 'days' },
        message: `“${text}” is no interview day of this season, which has ${season.days.length} days from ${first} to ${last}.`,
      },
    ]);
});

test.each([
  '1:1',
  '1-1',
  '1-on-1',
  '1 on 1',
  'One-on-one',
  'one on one',
  'Individual',
  '1:01',
  '01:01:00',
  '1:01 AM',
  '1-Jan',
])('a 1:1 interview is read however it is written, and whatever a spreadsheet made of it: %s', (kind) => {
  const { interviewers, problems } = listed(`name,email,interviews\nSample,a@example.org,${kind}\n`);
  expect([problems, interviewers[0]?.kinds]).toEqual([[], ['one-on-one']]);
});

test('1:1 in a workbook, whose program takes it for one minute past one, is read as a 1:1 interview', async () => {
  const single = new Date(Date.UTC(1899, 11, 31, 1, 1));
  const rows = [
    ['name', 'email', 'interviews'],
    ['Sample', 'a@example.org', single],
  ];
  const table = await readTable(await writeXlsx({ sheets: [{ name: 'Faculty', rows }] }), isInterviewerTitle);
  if ('problem' in table) throw new Error(table.problem);
  expect(interviewersInTable(season, table)).toMatchObject({
    problems: [],
    interviewers: [{ kinds: ['one-on-one'] }],
  });
});

test('columns whose titles are not known are named, and what a person should know of the file besides', () => {
  const table = csvTable(
    'name,email,interviews,Recused,,Half-day\nA,a@example.org,1:1,20990001,,\n',
    isInterviewerTitle,
  );
  expect(interviewersInTable(season, { ...table, remark: 'Read as Windows-1252.' }).remarks).toEqual([
    'Read as Windows-1252.',
    `The columns “Recused” and “Half-day” are not read, and nothing in there is stored. Columns that are read: ${listColumns.join(', ')}.`,
  ]);
  expect(listed(' Name ,EMAIL,interviews\nA,a@example.org,1:1\n').remarks).toEqual([]);
});

test('faults are in the order of their lines, those of the whole list too', () => {
  const { problems } = listed(
    'name,email,interviews,most\nA,a@example.org,1:1,\nA,a@example.org,1:1,\nB,b@example.org,1:1,none\nC,c@example.org,1:1,3,4\n',
  );
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [3, 'email'],
    [4, 'most'],
    [5, 'file'],
  ]);
});

const people = (column: 'not' | 'meet', cell: string) =>
  listed(`name,email,interviews,${column}\nSample,a@example.org,1:1,"${cell}"\n`);

test.each([
  '20990001; 20990002',
  '20990001, 20990002',
  '20990001 20990002',
  '20990001\n20990002',
  '20990001.0;20990002.00',
])(
  'whom they do not meet is read as an import reads AAMC IDs, between whatever separates them: %j',
  (not) => {
    const { interviewers, problems } = people('not', not);
    expect(problems).toEqual([]);
    expect(interviewers[0]?.recusedFrom).toEqual(['20990001', '20990002']);
  },
);

test.each([
  ['Smith', '“Smith”'],
  ['20990001; #20990002', '“#20990002”'],
  ['2099\u200b0001', '“2099<U+200B>0001”'],
  ['2099001', '“2099001”'],
  ['2.0990001E7', '“2.0990001E7”'],
])('a recusal or a wish that names no AAMC ID is never stored unread: %j', (cell, shown) => {
  for (const column of ['not', 'meet'] as const)
    expect(people(column, cell).problems).toEqual([
      { line: 2, column, message: expect.stringContaining(`${shown} is not an AAMC ID`) },
    ]);
});

const described = (column: string, text: string) =>
  listed(
    `email,interviews,${column === 'name' ? '' : 'name,'}${column}\na@example.org,1:1,${column === 'name' ? '' : 'Sample,'}"${text}"\n`,
  ).problems;

test.each([
  ['name', `Sample ${'A'.repeat(200)}`, '200 characters are the most'],
  ['name', 'Dr \u202egro.elpmaxe', 'cannot be seen'],
  ['name', 'Dr\nB', 'cannot be seen, or a line break'],
  ['name', 'Dr. M\ufffdller', 'damaged on the way'],
  ['name', 'a@example.org', 'A name has no @'],
  ['name', '#REF!', 'where a formula fails'],
  ['team', 'b'.repeat(101), '100 characters are the most'],
  ['team', 'blue; green', 'one team'],
  ['phone', '9'.repeat(41), '40 characters are the most'],
  ['phone', '+1\u202e0100', 'cannot be seen'],
  ['school', `Sample; ${'S'.repeat(201)}`, '200 characters are the most'],
  ['school', Array(11).fill('Sample').join(';'), '11 values, and 10 are the most'],
  ['most', '3; 4', 'no number of interviews'],
  ['hours', Array(7).fill('8:00 AM - 9:00 AM').join(';'), '7 values, and 6 are the most'],
  ['not', Array.from({ length: 201 }, (_, n) => 20990000 + n).join(), '201 values, and 200 are the most'],
  ['meet', Array.from({ length: 201 }, (_, n) => 20990000 + n).join(), '201 values, and 200 are the most'],
])('what cannot be shown or kept is named with its line and column: %s %j', (column, text, message) => {
  expect(described(column, text)).toEqual([{ line: 2, column, message: expect.stringContaining(message) }]);
});

test('a day, a track or a kind that is named twice counts once', () => {
  const { interviewers } = listed(
    'name,email,interviews,days\nSample,a@example.org,1:1; One-on-one,2026-11-17; 2026-11-17\n',
  );
  expect(interviewers).toMatchObject([{ kinds: ['one-on-one'], days: ['2026-11-17'] }]);
});

test('a second recusal behind a comma without quotation marks, or in a second column, is named', () => {
  const spilled = listed('name,email,interviews,not\nSample,a@example.org,1:1,20990001,20990002\n');
  expect(spilled.problems).toEqual([
    { line: 2, column: 'file', message: expect.stringContaining('5 cells, and the first line names 4') },
  ]);
  const twice = listed('name,email,interviews,not,Not\nSample,a@example.org,1:1,20990001,20990002\n');
  expect(twice.problems).toEqual([{ line: 1, column: 'not', message: expect.stringContaining('twice') }]);
});

test('an address twice, and a list without the columns that are needed, are named', () => {
  const twice = listed('name,email,interviews\nA,a@example.org,team\nB,A@example.org,1:1\n');
  expect(twice.problems).toEqual([{ line: 3, column: 'email', message: expect.stringContaining('twice') }]);
  const { interviewers, problems } = listed('name,phone\nA,1\n');
  expect(interviewers).toEqual([]);
  expect(problems).toEqual([
    { line: 1, column: 'file', message: expect.stringContaining('email, interviews') },
  ]);
});
