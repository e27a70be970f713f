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

/** A message in plain pieces, which a record can keep until it is sent. */
export type Message = { readonly subject: string; readonly blocks: readonly Block[] };
