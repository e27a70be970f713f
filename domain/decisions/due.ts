import type { Instant } from '#domain/values/time.ts';

/** What is to happen to an item, and from when on. Its kind says by which handler. */
export type Due<K extends string> = { readonly kind: K; readonly at: Instant };
