import type { OrderRow } from '#domain/match-lists/order-columns.ts';

/** The lines of an order as a reader of tables gives them: cells by commas, and no blank lines. */
export function rowsOf(text: string): readonly OrderRow[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const cells = line.split(',').map((cell) => cell.trim());
    return cells.some((cell) => cell !== '') ? [{ line: index + 1, cells }] : [];
  });
}
