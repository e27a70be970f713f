import { houseLocale } from '#functions/wording/house-locale.ts';

const series = new Intl.ListFormat(houseLocale, { type: 'conjunction' });

/** `Categorical`, `Categorical and Primary Care`, `Categorical, Primary Care, and Preliminary`. */
export function inSeries(names: readonly string[]): string {
  return series.format(names);
}
