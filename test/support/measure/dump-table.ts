import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Store } from '#functions/store/client.ts';

/** Every item of the table as it is stored, in the order of its keys. */
export async function everything(store: Store): Promise<readonly Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  const pages = paginateScan({ client: store.client }, { TableName: store.table, ConsistentRead: true });
  for await (const page of pages) found.push(...(page.Items ?? []));
  return found.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ pk, sk }: Record<string, unknown>): string {
  return `${pk} ${sk}`;
}
