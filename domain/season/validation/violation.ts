import type { Season } from '#domain/season/season.ts';
import { revealed } from '#domain/values/revealed-text.ts';

/** Where in a season something is, as `['tracks', 1, 'options', 0]`. */
export type Path = readonly (string | number)[];

/** A broken rule in a season, with its path and what to do about it. */
export type Violation = { readonly path: Path; readonly message: string };

/** A season that has these parts, which not every season has. */
export type Having<P extends keyof Season> = Season & Required<Pick<Season, P>>;

/** The violations of one rule in what could be read of a season. */
export type SeasonRule = (season: Partial<Season>) => readonly Violation[];

/** The rule that `faults` states of seasons with the parts that it `needs`. It is skipped if one of them is missing. */
export function ruleFor<P extends keyof Season>(
  needs: readonly P[],
  faults: (season: Having<P>) => readonly Violation[],
): SeasonRule {
  return (season) => (needs.every((part) => season[part] !== undefined) ? faults(season as Having<P>) : []);
}

/** `text` in quotes and truncated, for use in a message; what cannot be seen is shown as its code point. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return revealed(JSON.stringify(short.toWellFormed()));
}

/** A violation for each repeated value, where there is one; `message` makes its text from the value. */
export function repeated(
  values: readonly (string | undefined)[],
  pathOf: (index: number) => Path,
  message: (value: string) => string,
): Violation[] {
  return values.flatMap((value, index) =>
    value !== undefined && values.indexOf(value) < index
      ? [{ path: pathOf(index), message: message(value) }]
      : [],
  );
}
