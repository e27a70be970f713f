import type { Instant } from '#domain/values/time.ts';

/** A pending action on an item, and the time from which it is due. Its kind names the handler. */
export type Due<K extends string> = { readonly kind: K; readonly at: Instant };
