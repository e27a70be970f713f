/**
 * The ledger must be at `from` and goes to `from + 1`. Every change that could make open offers unplaceable raises it.
 */
export type LedgerChange = { readonly kind: 'raise-ledger'; readonly from: number };
