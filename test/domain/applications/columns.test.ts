import { describe, expect, test } from 'vitest';
import { useOfTitle } from '#domain/applications/columns/column-titles.ts';
import { isRepeat } from '#domain/applications/columns/repeated-title.ts';
import { columnInWords, understandColumns } from '#domain/applications/columns/understand-columns.ts';
import { chosenUses, isChoosable } from '#domain/applications/columns/use-by-hand.ts';
import { fieldNames } from '#domain/applications/fields.ts';
import { applicationRow, applicationTitles, planOf } from '#test/support/builders/applications.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const needed = ['AAMC ID', 'First Name', 'Last Name', 'Email', 'Tracks'];
const usesOf = (...titles: readonly string[]) =>
  understandColumns([...needed, ...titles])
    .columns.slice(needed.length)
    .map(({ use }) => use);

describe('a title that ends in a number after an underscore', () => {
  test('is that of a repeat, and is otherwise read as without it', () => {
    expect(['Phone_1', 'Phone_12', 'Phone', 'Phone 2', 'Step_2_CK_Score'].map(isRepeat)).toEqual([
      ...[true, true, false, false, false],
    ]);
    expect(['Step_2_CK_Score', 'Step 1 Score_1', 'Step 1 Score_12'].map(useOfTitle)).toEqual([
      ...['step2ck.score', 'step1.score', 'step1.score'],
    ]);
  });
});

describe('of several columns for one field', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['the best named is read', ['Phone', 'Preferred Phone', 'Cell Phone'], ['unused', 'phone', 'unused']],
    ['of two that are named alike the first', ['Phone', 'Phone'], ['phone', 'unused']],
    [
      'the repeats of the best are read with it',
      ['Phone_1', 'Phone_2', 'Phone_13'],
      ['phone', 'phone', 'phone'],
    ],
    ['the repeats of a column without a number as well', ['Phone', 'Phone_2'], ['phone', 'phone']],
    ['a column without a number is no repeat', ['Phone_1', 'Phone'], ['phone', 'unused']],
    [
      'repeats of another title are not read',
      ['Preferred Phone', 'Phone_1', 'Phone_2'],
      ['phone', 'unused', 'unused'],
    ],
    [
      'a number within the title is none',
      ['USMLE Step_1 Score', 'USMLE Step_1 Score_2'],
      ['step1.score', 'step1.score'],
    ],
    [
      'titles that differ in their words are not repeats',
      ['Email Address_1', 'Contact Email_1'],
      ['unused', 'unused'],
    ],
  ])('%s', (_, titles, uses) => {
    expect(usesOf(...titles)).toEqual(uses);
  });
});

describe('what is not read on purpose', () => {
  test.each([
    ...['Sex', 'Legal Sex', 'Birth Sex', 'Nationality', 'Race', 'Applicant Race', 'Hispanic', 'Religion'],
    ...[
      'DOB',
      'Applicant DOB',
      'Age',
      'Health Status',
      'Mental Health Condition',
      'SSN',
      'Applicant SSN',
      'SSN Last Four',
    ],
    ...[
      'Social Security Number',
      'Interests',
      'Hobbies',
      'Author',
      'Authors_2',
      'Publication',
      'Count of Articles',
    ],
    ...[
      'Address',
      'Street Address',
      'City',
      'Zip',
      'Home City',
      'Current Postal Code',
      'Applicant Geographic Preference',
    ],
  ])('is “%s”', (title) => {
    expect(useOfTitle(title)).toBe('withheld');
    expect(isChoosable(title)).toBe(false);
  });

  test.each([
    ...[
      'Essex',
      'Sex Education Course',
      'Nationality Act',
      'Grace Period',
      'Dobson Award',
      'Language',
      'Agency',
    ],
    ...[
      'Wellness Notes',
      'Interests of the Program',
      'Course Title',
      'Titles of Courses',
      'Discount Offer',
      'Hospital City',
    ],
  ])('is not “%s”, in which the word only happens to stand', (title) => {
    expect(useOfTitle(title)).toBeUndefined();
    expect(isChoosable(title)).toBe(true);
  });
});

test('a person can say of a column with a title that it is any field, tracks, SOAP or nothing', () => {
  expect(isChoosable('')).toBe(false);
  expect(isChoosable('  ')).toBe(false);
  expect(chosenUses).toEqual([...fieldNames, 'tracks', 'soap', 'unused']);
});

test('columns at the end without a title do not count, and those between others do', () => {
  expect(understandColumns([...needed, '', 'Phone', '', '']).width).toBe(7);
  expect(understandColumns([]).width).toBe(0);
});

test('a file needs both names, or the whole', () => {
  const problemsOf = (...names: readonly string[]) =>
    understandColumns(['AAMC ID', 'Email', 'Tracks', ...names]).problems.length;
  expect([problemsOf('First Name', 'Last Name'), problemsOf('Applicant Name')]).toEqual([0, 0]);
  expect([problemsOf('First Name'), problemsOf('Last Name'), problemsOf()]).toEqual([1, 1, 1]);
});

test('a column is called by its letter and the first sixty characters of its title', () => {
  const words = (title: string) => columnInWords({ index: 27, title, use: 'unused' });
  expect(words('Notes')).toBe('AB “Notes”');
  expect(words('')).toBe('AB without a title');
  expect(words('x'.repeat(61))).toBe(`AB “${'x'.repeat(60)}”`);
});

describe('a second row of titles', () => {
  const planWith = (titles: string) =>
    planOf(sampleSeason(), [applicationTitles, applicationRow(1), titles, applicationRow(2)]);
  const glued = expect.stringContaining('Row 3 names columns again');

  test('is the same with blank cells behind it', () => {
    expect(planWith(`${applicationTitles},,`).setup).toEqual([]);
  });

  test('is none where its cells are what their columns hold, or all but one are: then it is a person', () => {
    const odd = { 1: 'Track', 2: 'Name', 9: 'Phone' };
    const kinds = (line: string) =>
      planOf(sampleSeason(), [applicationTitles, line]).outcomes.map(({ kind }) => kind);
    expect(kinds(applicationRow(1, odd))).toEqual(['new']);
    expect(kinds(applicationRow(1, { ...odd, 6: 'x' }))).toEqual(['invalid']);
  });

  test.each([
    ['two of them exchanged', applicationTitles.replace('First Name,Last Name', 'Last Name,First Name')],
    ['one more', `${applicationTitles},Notes`],
    ['one fewer', applicationTitles.replace(/,[^,]*$/, '')],
  ])('with %s stops the file', (_, titles) => {
    expect(planWith(titles).setup).toEqual([glued]);
  });
});
