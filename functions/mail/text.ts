import type { Bar, Block, Hyperlink } from '#domain/values/message.ts';
import { filledSteps } from './blocks.ts';
import { withoutIdleMarks } from './isolates.ts';

const BAR_WIDTH = 10;

/** The plain text of a message. Paragraphs are not wrapped: the reader's screen does that better. */
export function renderText(blocks: readonly Block[]): string {
  return `${withoutIdleMarks(blocks.map(blockText).join('\n\n'))}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.text;
    case 'list':
      return block.items.map((item, index) => itemText(item, block.links?.[index])).join('\n');
    case 'labeled':
      return [block.label, ...block.lines.map((line) => `  ${line}`)].join('\n');
    case 'quote':
      return block.text.replace(/^/gm, '> ');
    case 'link':
      return `${block.text}\n${block.href}`;
    case 'table':
      return [block.columns, ...block.rows].map((row) => row.join(' | ')).join('\n');
    case 'links':
      return block.links.map(({ text, href }) => `${text}: ${href}`).join('\n');
    case 'bars':
      return block.bars.map(barText).join('\n');
    default:
      throw new Error(`no text for ${block satisfies never}`);
  }
}

function itemText(item: string, links: readonly Hyperlink[] = []): string {
  return [`- ${item}`, ...links.map(({ text, href }) => `  ${text}: ${href}`)].join('\n');
}

/** The bar comes first, so that bars line up in a proportional font. */
function barText(bar: Bar): string {
  const { label, taken, of, note } = bar;
  const full = filledSteps(bar, BAR_WIDTH);
  const picture = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
  return `${picture} ${label}: ${taken} of ${of}${note ? ` (${note})` : ''}`;
}
