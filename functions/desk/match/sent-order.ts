import type { OrderRow } from '#domain/match-lists/order-columns.ts';
import type { FieldProblem } from '#functions/http/body.ts';
import { fileField, longField } from '#functions/http/file-field.ts';
import type { Request } from '#functions/http/request.ts';
import { orderInFile, orderInText, unreadOrder } from '#functions/match-lists/order-table.ts';
import type { Table, Unreadable } from '#functions/tables/table.ts';
import { tableText } from '#functions/tables/table-text.ts';

/** The lines of an order, and their text for a form that carries them. */
export type SentOrder = { readonly rows: readonly OrderRow[]; readonly text: string };

/** The order of a form that was sent with a file, which counts if it is there, or pasted; or what of it cannot be read. */
export async function sentOrder(
  request: Pick<Request, 'headers' | 'bytes'>,
): Promise<SentOrder | { readonly wrong: readonly FieldProblem[] }> {
  const file = fileField(request, 'file') ?? new Uint8Array();
  return orderOf(file.length > 0 ? await orderInFile(file) : orderInText(longField(request, 'text')));
}

/** The order that a form carries as text. */
export function carriedOrder(text: string): SentOrder | { readonly wrong: readonly FieldProblem[] } {
  return orderOf(orderInText(text));
}

function orderOf(table: Table | Unreadable): SentOrder | { readonly wrong: readonly FieldProblem[] } {
  const unread = unreadOrder(table);
  if ('problem' in table || unread.length > 0)
    return { wrong: unread.map((message) => ({ path: 'order', message })) };
  return { rows: table.rows, text: tableText(table) };
}
