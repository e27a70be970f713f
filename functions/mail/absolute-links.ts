import type { Block, Hyperlink } from '#domain/values/message.ts';

/** The blocks with every address that begins with a slash as one of the site `publicUrl`: a stored message names no host. */
export function absoluteLinks(blocks: readonly Block[], publicUrl: string): readonly Block[] {
  const absolute = (href: string) => (href.startsWith('/') ? `${publicUrl}${href}` : href);
  const all = (links: readonly Hyperlink[]) =>
    links.map(({ text, href }) => ({ text, href: absolute(href) }));
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'link':
        return { ...block, href: absolute(block.href) };
      case 'links':
        return { ...block, links: all(block.links) };
      case 'list':
        return block.links ? { ...block, links: block.links.map(all) } : block;
      case 'table':
        return block.links ? { ...block, links: block.links.map((row) => row.map(absolute)) } : block;
      default:
        return block;
    }
  });
}
