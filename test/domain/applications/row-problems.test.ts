import { describe, expect, test } from 'vitest';
import { applicationRow, applicationTitles, planOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const problemsOf = (titles: string, line: string) =>
  planOf(sampleSeason(), [titles, line]).outcomes.flatMap((each) =>
    each.kind === 'invalid' ? each.problems : [],
  );
const problems = (change: Readonly<Record<number, string>>) =>
  problemsOf(applicationTitles, applicationRow(1, change));
const missing = (what: string) => `The ${what} is missing: add it, or export this person again.`;

describe('a row of which something is missing', () => {
  test.each([
    ['the AAMC ID', { 0: '' }, 'A2', missing('AAMC ID')],
    ['both names', { 1: '', 2: '' }, 'B2', missing('name')],
    ['the address', { 3: '' }, 'D2', missing('email address')],
    ['every track', { 4: '', 5: '' }, 'E2', missing('track')],
  ])('names %s, and where it would stand', (_, change, address, message) => {
    expect(problems(change)).toEqual([{ address, message }]);
  });

  test('names each thing', () => {
    expect(problems({ 0: '', 3: '', 4: '' }).map(({ address }) => address)).toEqual(['A2', 'D2', 'E2']);
  });

  test('is not said to miss what is there and wrong', () => {
    expect(problems({ 3: 'nobody' })).toEqual([
      { address: 'D2', message: '“nobody” is not an email address: correct it, or clear the cell.' },
    ]);
    expect(problems({ 1: 'a@example.org', 2: '' })).toMatchObject([{ address: 'B2' }]);
  });

  test('has one name where the file has a column for the whole of it', () => {
    const titles = 'Applicant Name,AAMC ID,Email,Tracks';
    expect(problemsOf(titles, ',20900001,a@example.org,categorical')).toEqual([
      { address: 'A2', message: missing('name') },
    ]);
  });

  test('may lack one of two names, and the second track', () => {
    expect(problems({ 1: '' })).toEqual([]);
    expect(problems({ 2: '', 5: '' })).toEqual([]);
  });
});

describe('a row that has slipped', () => {
  const slipped = (cells: string) =>
    `This row has slipped: what stands in ${cells} belongs to other columns. Look for a quotation mark or a line break in a text of this row, or export this person again.`;

  test('is told by two cells that cannot be what their columns hold, in the order of the columns', () => {
    expect(problems({ 4: 'Author A', 6: 'No' })).toEqual([{ address: 'E2', message: slipped('E2, G2') }]);
  });

  test('names three of its cells at most', () => {
    expect(problems({ 3: 'x', 4: 'Author A', 6: 'No', 7: 'high', 8: 'soon' })).toEqual([
      { address: 'D2', message: slipped('D2, E2, G2') },
    ]);
  });

  test('is told by one cell beyond the last title', () => {
    expect(problemsOf(applicationTitles, `${applicationRow(1)},,more`)).toEqual([
      { address: 'L2', message: slipped('L2') },
    ]);
    expect(problemsOf(applicationTitles, `${applicationRow(1, { 6: 'No' })},more`)).toEqual([
      { address: 'G2', message: slipped('G2, K2') },
    ]);
    expect(problemsOf(applicationTitles, `${applicationRow(1)},,`)).toEqual([]);
  });

  test('is not told by one cell alone, or by texts in which anything could stand', () => {
    expect(problems({ 6: 'No' })).toEqual([
      {
        address: 'G2',
        message: '“No” is not a USMLE score, from 1 to 300: correct it, or clear the cell.',
      },
    ]);
    expect(problems({ 1: 'a@b.org', 2: 'c@d.org' }).map(({ address }) => address)).toEqual(['B2', 'C2']);
  });
});

describe('a row of SOAP, the round after the Match,', () => {
  const soap = 'This is an application of SOAP, the round after the Match: it is not part of the season.';
  const of = (cell: string) =>
    problemsOf(`${applicationTitles},SOAP Applicant`, `${applicationRow(1)},${cell}`);

  test.each(['Yes', 'y', 'YES', 'Sample|1261140C0 (Categorical)'])('is told by “%s”', (cell) => {
    expect(of(cell)).toEqual([{ address: 'K2', message: soap }]);
  });

  test.each(['', 'No', 'yesterday', 'my', 'Categorical'])('is not told by “%s”', (cell) => {
    expect(of(cell)).toEqual([]);
  });
});
