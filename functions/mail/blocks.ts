/** What a message says, as a list of plain pieces. Text and HTML are both made from it, so they say the same. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A label with the lines that belong to it, as a day with its times. */
  | { readonly kind: 'labeled'; readonly label: string; readonly lines: readonly string[] }
  /** Somebody's own words, kept as they were written. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] };

/** So many of so many, drawn as a bar and said in words. */
export type Bar = {
  readonly label: string;
  readonly taken: number;
  readonly of: number;
  readonly note?: string;
};

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

/** How many of `width` steps of a bar are filled: none or all of them only where that is so. */
export function filledOf({ taken, of }: Bar, width: number): number {
  if (taken <= 0 || of <= 0) return 0;
  if (taken >= of) return width;
  return Math.min(width - 1, Math.max(1, Math.round((taken / of) * width)));
}
