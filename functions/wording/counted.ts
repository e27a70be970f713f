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

/** `0.25`, `-60.4`: a figure with so many decimals. What rounds to nothing has no sign. */
export function decimal(value: number, digits: number): string {
  const rounded = value.toFixed(digits);
  return Number(rounded) === 0 ? (0).toFixed(digits) : rounded;
}
