import type { Season } from '#domain/season/season.ts';
import type { Block, Hyperlink } from '#domain/values/message.ts';

/** A line of a list, with the addresses at the desk where it can be followed up. */
export type LinkedLine = { readonly text: string; readonly links: readonly Hyperlink[] };

/** The lines as a list whose items have links. */
export function linkedList(lines: readonly LinkedLine[]): Block {
  return { kind: 'list', items: lines.map(({ text }) => text), links: lines.map(({ links }) => links) };
}

/** The page of an offer, where a coordinator acts for its applicant. */
export function offerLink(offer: string): Hyperlink {
  return { text: 'Open', href: `/desk/offers/${offer}` };
}

/** The blocks as they are for a season with a desk; where nobody may sign in, an address of the desk would lead nowhere. */
export function forReadersOf({ coordinators = [] }: Season, blocks: readonly Block[]): readonly Block[] {
  if (coordinators.length > 0) return blocks;
  return blocks.flatMap((block): Block[] => {
    if (block.kind === 'links') return [];
    if (block.kind === 'list') return [{ kind: 'list', items: block.items }];
    return block.kind === 'table' ? [{ kind: 'table', columns: block.columns, rows: block.rows }] : [block];
  });
}
