import * as z from 'zod/mini';
import type { Store } from './client.ts';
import { ledgerKey } from './keys.ts';
import { get } from './query.ts';
import { count } from './schemas.ts';

export const ledgerItem = z.object({ version: count });

/** How often the ledger was raised. */
export async function readLedger(store: Store, season: string): Promise<number> {
  return (await get(store, ledgerKey(season), ledgerItem))?.version ?? 0;
}
