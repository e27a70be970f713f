/** Words of a message that lead to an address. */
export type Hyperlink = { readonly text: string; readonly href: string };

/** A part of a message. Text and HTML are both rendered from the same list of blocks, so they say the same. */
export type Block =
  /** `links` are words of the text. Plain text shows only the words, so they name the address themselves. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly links?: readonly Hyperlink[] }
  | { readonly kind: 'heading'; readonly text: string }
  /** `links`: of each item, in the order of the items. Plain text shows the addresses below the item. */
  | {
      readonly kind: 'list';
      readonly items: readonly string[];
      readonly links?: readonly (readonly Hyperlink[])[];
    }
  /** A label with the lines that belong to it, as a day with its times. */
  | {
      readonly kind: 'labeled';
      readonly label: string;
      readonly lines: readonly string[];
      readonly links?: readonly Hyperlink[];
    }
  /** A person's own words, unchanged. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** The address to which each cell leads, or an empty text. Plain text shows only the cells. */
      readonly links?: readonly (readonly string[])[];
    }
  /** Smaller links in one line, each with its words; plain text shows the addresses. */
  | { readonly kind: 'links'; readonly links: readonly Hyperlink[] }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] };

/** A proportion, drawn as a bar and written in words. */
export type Bar = {
  readonly label: string;
  readonly taken: number;
  readonly of: number;
  readonly note?: string;
};

/** A CSV file that a message carries. */
export type AttachedFile = { readonly name: string; readonly text: string };

/** A message in plain pieces, which a record can keep until it is sent. */
export type Message = {
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly files?: readonly AttachedFile[];
};
