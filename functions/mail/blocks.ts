import type { Bar, Block, Hyperlink } from '#domain/values/message.ts';

export function paragraph(text: string, links: readonly Hyperlink[] = []): Block {
  return { kind: 'paragraph', text, ...(links.length > 0 ? { links } : {}) };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

/** How many of `width` steps of a bar are filled. Only an empty bar has none, and only a full one has all. */
export function filledSteps({ taken, of }: Bar, width: number): number {
  if (taken <= 0 || of <= 0) return 0;
  if (taken >= of) return width;
  return Math.min(width - 1, Math.max(1, Math.round((taken / of) * width)));
}
