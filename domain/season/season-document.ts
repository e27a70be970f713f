import type { Season } from './season.ts';

/**
 * A season as applied, with the version of its document. `fence`: the version that last changed what can be chosen; no
 * seat may be taken on an older one (docs/decisions/0023).
 */
export type Applied = { readonly season: Season; readonly version: number; readonly fence?: number };
