import type { Season } from '#domain/season/season.ts';

/** Where in a season something is, as `['tracks', 1, 'options', 0]`. */
export type Path = readonly (string | number)[];

/** Something in a season that cannot be, and what to do about it. */
export type Violation = { readonly path: Path; readonly message: string };

/** A check, with the parts of a season that it looks at: without one of them it is not made. */
export type SeasonRule = {
  readonly needs: readonly (keyof Season)[];
  readonly faults: (season: Season) => readonly Violation[];
};

/** `text` in quotes, cut short, so that a message can name what it speaks of. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return JSON.stringify(short.toWellFormed());
}

/** A fault for each of `values` that stands there a second time. `message` is told the value. */
export function repeated(
  values: readonly string[],
  pathOf: (index: number) => Path,
  message: (value: string) => string,
): Violation[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? [{ path: pathOf(index), message: message(value) }] : [],
  );
}
