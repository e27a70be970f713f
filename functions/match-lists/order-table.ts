import { isOrderTitle, type OrderColumn } from '#domain/match-lists/order-columns.ts';
import type { OrderRead } from '#domain/match-lists/read-order.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { readTable } from '#functions/tables/read-table.ts';
import type { Table, Unreadable } from '#functions/tables/table.ts';
import { listed } from '#functions/wording/counted.ts';

/** Where a line ends in texts of other programs. */
const otherLineEnd = /[\v\f\u0085\u2028\u2029]/g;

/** The lines of an order that was pasted. */
export function orderInText(text: string): Table {
  return csvTable(text.replace(otherLineEnd, '\n'), isOrderTitle);
}

/** The lines of an order in a file: a workbook (.xlsx), CSV or other text. */
export function orderInFile(bytes: Uint8Array): Promise<Table | Unreadable> {
  return readTable(bytes, isOrderTitle);
}

/** What of a table could not be read, each in one sentence. Nothing of such a file is taken. */
export function unreadOrder(table: Table | Unreadable): readonly string[] {
  if ('problem' in table) return [table.problem];
  return table.problems.map(({ message }) => message);
}

/** By what an order is ranked, and which columns were left unread: somebody may believe that they count. */
export function readingWords({ rankedBy, unread }: OrderRead): readonly string[] {
  const by = rankedBy
    ? `Ranked by the numbers in ${columnName(rankedBy)}.`
    : 'No ranks stand beside the AAMC IDs, so the first line is ranked first.';
  if (unread.length === 0) return [by];
  return [by, `Not read: ${listed(unread.slice(0, 20).map(columnName))}.`];
}

function columnName({ at, title, beside }: OrderColumn): string {
  if (title !== '') return `the column “${title.slice(0, 60)}”`;
  return beside ? `what stands ${beside} the AAMC IDs` : `column ${at}`;
}
