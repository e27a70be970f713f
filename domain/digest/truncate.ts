/** At most so many lines of one kind, so that a digest stays a digest. */
const MOST_LINES = 30;

/** All of them counted, and the first of them in full. */
export type Truncated<T> = { readonly count: number; readonly first: readonly T[] };

export function truncate<T>(all: readonly T[], most = MOST_LINES): Truncated<T> {
  return { count: all.length, first: all.slice(0, most) };
}

/** `text`, or its beginning with an ellipsis if it has more than `longest` characters. */
export function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text;
}

/** A name, as far as is needed to know the person again. */
export function shortName(name: string): string {
  return shortened(name, 48);
}
