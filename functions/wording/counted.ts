import { houseLocale } from './house-locale.ts';

const numbers = new Intl.NumberFormat(houseLocale);

/** `3,912` */
export function houseNumber(value: number): string {
  return numbers.format(value);
}

/** `1 seat`, `2,000 seats`: a number with its noun; `many` where the plural is not the noun with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${houseNumber(count)} ${count === 1 ? one : many}`;
}

const percent = new Intl.NumberFormat(houseLocale, { style: 'percent', maximumSignificantDigits: 2 });

/** `9.7%`, `48%`: a share of 1 with two significant digits. */
export function formatShare(share: number): string {
  return percent.format(share);
}

/** `one`, `one and two`, `one, two and three` */
export function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' and ');
}
