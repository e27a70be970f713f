import * as z from 'zod/mini';
import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { Store } from '#functions/store/client.ts';
import { ledgerKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { count } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

export const ledgerItem = z.object({ version: count });

export const ledgerWrites: Writes<LedgerChange> = {
  'raise-ledger': (season, { from }) =>
    put(
      { ...ledgerKey(season), kind: 'ledger', version: from + 1 },
      inPlaceOf(from === 0 ? undefined : from),
    ),
};

/** How often the ledger was raised. */
export async function readLedger(store: Store, season: string): Promise<number> {
  return (await get(store, ledgerKey(season), ledgerItem))?.version ?? 0;
}
