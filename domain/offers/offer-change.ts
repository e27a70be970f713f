import type { Offer } from './offer.ts';

export type OfferChange =
  /** `replaces` is the version that must stand there, with the fence that `offer` still has; absent: nothing may. */
  | { readonly kind: 'put-offer'; readonly offer: Offer; readonly replaces?: number }
  /** The offer must be at `version` with the fence `fence` (absent: none), which is raised. Nothing else of it changes. */
  | {
      readonly kind: 'fence-offer';
      readonly offer: string;
      readonly version: number;
      readonly fence?: number;
    };
