import { describe, expect, test } from 'vitest';
import { readDay, readMonth } from '#domain/applications/export-dates.ts';

describe('a day of an export', () => {
  test.each([
    ['10/21/2020', '2020-10-21'],
    ['1/2/2021', '2021-01-02'],
    ['01/02/2021', '2021-01-02'],
    ['10/21/2020 4:05 PM', '2020-10-21'],
    ['10/21/2020  16:05', '2020-10-21'],
    ['2020-10-21', '2020-10-21'],
    ['2021-1-2', '2021-01-02'],
    ['2020-10-21T04:05:00Z', '2020-10-21'],
    ['2020-10-21 16:05', '2020-10-21'],
    ['2/29/2020', '2020-02-29'],
  ])('%s is month/day/year or year-month-day, with or without a time', (cell, day) => {
    expect(readDay(cell)).toEqual({ day, isUncertain: false });
  });

  test.each([
    ...['', '21/10/2020', '2/29/2021', '10/21/20', '110/21/2020', '10/211/2020', '10/21/20201', '10-21-2020'],
    ...[
      'x10/21/2020',
      '10/21/2020x',
      '10/21/2020 soon',
      '10/21/202016:05',
      '10/21/2020 16:5',
      '10/21/2020 116:05',
    ],
    ...[
      'x2020-10-21',
      '2020-10-21x',
      '2020-10-21 soon',
      '2020-10-21T4:5',
      '2020-10-21T116:05',
      '20201-10-21',
    ],
    ...['2020-13-01', '2020-110-21', '2020-10-211', '2020/10/21'],
  ])('“%s” is none', (cell) => {
    expect(readDay(cell)).toEqual({ isUncertain: false });
  });

  test.each(['Jan-06', '6-Jan', '06-Jan'])(
    '%s is one that a spreadsheet has damaged, and is not guessed',
    (cell) => {
      expect(readDay(cell)).toEqual({ isUncertain: true });
    },
  );

  test.each([
    'xJan-06',
    'Jan-06x',
    'Jan-2006',
    'Jan-6',
    'JAN-06',
    'jan-06',
    'January-06',
    '106-Jan',
    'x6-Jan',
    '6-January',
    '6-jan',
  ])('“%s” was never a date', (cell) => {
    expect(readDay(cell)).toEqual({ isUncertain: false });
  });
});

describe('a month of an export', () => {
  test.each([
    ['5/2021', '2021-05'],
    ['12/2021', '2021-12'],
    ['5/15/2021', '2021-05'],
    ['2021-05-15', '2021-05'],
    ['8/2017 - 5/2021', '2021-05'],
    ['8/2017  -  5/2021', '2021-05'],
    ['8/1/2017 - 5/15/2021', '2021-05'],
    ['8/2013 - 5/2017 - 6/2018', '2018-06'],
  ])('%s is a month, the last of a range, or that of a day', (cell, month) => {
    expect(readMonth(cell)).toEqual({ month, isUncertain: false });
  });

  test.each([
    '',
    '13/2021',
    '0/2021',
    '115/2021',
    '5/20211',
    '5/21',
    'x5/2021',
    '5/2021x',
    '8/2017-5/2021',
    '5/2021 -',
  ])('“%s” is none', (cell) => {
    expect(readMonth(cell)).toEqual({ isUncertain: false });
  });

  test.each(['Jan-06', '8/2017 - Jan-06'])('%s is one that a spreadsheet has damaged', (cell) => {
    expect(readMonth(cell)).toEqual({ isUncertain: true });
  });
});
