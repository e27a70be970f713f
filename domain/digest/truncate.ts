/** The most lines of one kind, so that a digest stays short. */
const MOST_LINES = 20;

/** A list that may be truncated: the count of all its entries, and the first of them in full. */
export type Truncated<T> = { readonly count: number; readonly first: readonly T[] };

export function truncate<T>(all: readonly T[], most = MOST_LINES): Truncated<T> {
  return { count: all.length, first: all.slice(0, most) };
}

/** Returns `text`, or its beginning with an ellipsis if it has more than `longest` characters. */
export function shortened(text: string, longest: number): string {
  const letters = [...text];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text;
}

/** Truncates a name to a length that still identifies the person. */
export function shortName(name: string): string {
  return shortened(name, 48);
}
