/** The ledger must be at `from` and goes to `from + 1`. Whatever can make open offers unplaceable does this. */
export type LedgerChange = { readonly kind: 'raise-ledger'; readonly from: number };
