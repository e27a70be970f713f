import { describe, expect, test } from 'vitest';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { renderMail } from '#functions/mail/mail.ts';
import { clockWords, shortInstant } from '#functions/wording/clock-words.ts';
import { formatInstant, zonesAt } from '#functions/wording/clocks.ts';
import { formatDaysWithYear, formatDayWithYear, shortDay } from '#functions/wording/days.ts';
import { isolated } from '#functions/wording/one-line.ts';
import { placeOf } from '#functions/wording/place-names.ts';
import { zoneName, zonePhrase } from '#functions/wording/zone-names.ts';

const winter = instant('2020-11-17T13:00Z');
const summer = instant('2020-10-31T13:00Z');
const newYork = 'America/New_York';

describe('dates are written as Americans write them', () => {
  test('a day, in full and short', () => {
    expect(formatDayWithYear('2020-11-17' as CalendarDay)).toBe('Tuesday, November 17, 2020');
    expect(shortDay('2020-11-17' as CalendarDay)).toBe('Tue, Nov 17');
  });

  test('the year of two days stands once, unless they differ in it', () => {
    const days = (...all: string[]) => formatDaysWithYear(all as CalendarDay[]);
    expect(days('2020-11-16', '2020-11-17')).toBe('Monday, November 16 and Tuesday, November 17, 2020');
    expect(days('2020-12-31', '2021-01-01')).toBe('Thursday, December 31, 2020 and Friday, January 1, 2021');
  });

  test('a time of day has a plain space before AM and PM', () => {
    expect(clockWords(winter, newYork).time).toBe('8:00 AM');
    expect(clockWords(instant('2020-11-17T17:00Z'), newYork).time).toBe('12:00 PM');
    expect(clockWords(instant('2020-11-17T05:00Z'), newYork).time).toBe('12:00 AM');
  });

  test('a deadline in a subject is short, with the abbreviation of that day', () => {
    expect(shortInstant(summer, newYork)).toBe('Sat, Oct 31, 9:00 AM EDT');
    expect(shortInstant(winter, 'Asia/Tokyo')).toBe('Tue, Nov 17, 10:00 PM UTC+9');
  });
});

describe('a zone has its common name', () => {
  test.each([
    ['America/New_York', 'Eastern Time (EST)'],
    ['America/Toronto', 'Eastern Time (EST)'],
    ['America/Chicago', 'Central Time (CST)'],
    ['America/Phoenix', 'Mountain Standard Time (MST)'],
    ['America/Anchorage', 'Alaska Time (AKST)'],
    ['Pacific/Honolulu', 'Hawaii Time (HST)'],
    ['Asia/Tokyo', 'Japan, UTC+9'],
    ['Asia/Calcutta', 'India, UTC+5:30'],
    ['Asia/Rangoon', 'Myanmar, UTC+6:30'],
    ['America/Sao_Paulo', 'São Paulo, UTC−3'],
    ['Europe/London', 'United Kingdom, UTC+0'],
    ['Africa/Accra', 'Accra, UTC+0'],
    ['Asia/Hong_Kong', 'Hong Kong, UTC+8'],
    ['UTC', 'UTC'],
    ['Etc/GMT+5', 'UTC−5'],
  ])('%s is %s', (zone, words) => {
    expect(zonePhrase(zoneName(zone, winter))).toBe(words);
  });

  test.each([
    ['Asia/Calcutta', 'Kolkata'],
    ['Europe/Kiev', 'Kyiv'],
    ['Asia/Saigon', 'Ho Chi Minh City'],
    ['Asia/Rangoon', 'Yangon'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ])('the city of %s is %s, as its people call it', (zone, place) => {
    expect(placeOf(zone)).toBe(place);
  });

  test.each(Intl.supportedValuesOf('timeZone'))('%s has words, and none of them is GMT', (zone) => {
    const phrase = zonePhrase(zoneName(zone, winter), true);
    expect(phrase).toMatch(/\S.*UTC[+−]\d|^UTC$/);
    expect(phrase).not.toContain('GMT');
  });
});

describe('two clocks', () => {
  test('are one where they show the same: Toronto’s is New York’s', () => {
    expect(zonesAt(winter, { program: newYork, reader: 'America/Toronto' })).toEqual([newYork]);
    expect(zonesAt(summer, { program: newYork, reader: 'America/Jamaica' })).toHaveLength(2);
  });

  test('name the date twice only where it differs', () => {
    expect(formatInstant(winter, { program: newYork, reader: 'Asia/Tokyo' })).toBe(
      'Tuesday, November 17, 2020, 8:00 AM Eastern Time (EST, UTC−5), which is 10:00 PM (Japan, UTC+9)',
    );
    expect(formatInstant(winter, { program: newYork, reader: 'Pacific/Apia' })).toBe(
      'Tuesday, November 17, 2020, 8:00 AM Eastern Time (EST, UTC−5), which is Wednesday, November 18, 2020, 3:00 AM (Samoa, UTC+14)',
    );
  });
});

test('a right-to-left name has its own element in HTML, and marks in text only where words follow', () => {
  const name = 'محمد العلي';
  const { text, html } = renderMail('', [
    { kind: 'paragraph', text: `Dear ${isolated(name)},` },
    { kind: 'list', items: [`${isolated(name)} (Categorical)`] },
  ]);
  expect(text).toBe(`Dear ${name},\n\n- \u2068${name}\u2069 (Categorical)\n`);
  expect(html).toContain(`Dear <bdi>${name}</bdi>,`);
  expect(html).not.toMatch(/[\u2068\u2069]/);
});
