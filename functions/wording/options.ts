/** The number of options that are pairs of days, and a phrase for the choice. */
export function optionsIn(options: readonly (readonly unknown[])[]): {
  readonly pairs: number;
  readonly what: 'a day' | 'a pair of days' | 'a day or a pair of days';
} {
  const pairs = options.filter((days) => days.length > 1).length;
  if (pairs === 0) return { pairs, what: 'a day' };
  return { pairs, what: pairs === options.length ? 'a pair of days' : 'a day or a pair of days' };
}
