/** The number of options that are pairs of days, a phrase for the choice, and what is to be said of attending both. */
export function optionsIn(options: readonly (readonly unknown[])[]): {
  readonly pairs: number;
  readonly what: 'a day' | 'a pair of days' | 'a day or a pair of days';
  readonly both?: string;
} {
  const pairs = options.filter((days) => days.length > 1).length;
  if (pairs === 0) return { pairs, what: 'a day' };
  if (pairs === options.length)
    return { pairs, what: 'a pair of days', both: 'Every date is a pair of days, and you attend both.' };
  return {
    pairs,
    what: 'a day or a pair of days',
    both: 'Where a date is a pair of days, you attend both.',
  };
}
