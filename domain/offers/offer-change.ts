import type { Offer, Renewal } from './offer.ts';

export type OfferChange =
  /** `replaces` is the version that must be stored, with the fence of `offer`; absent: no offer may be stored. */
  | { readonly kind: 'put-offer'; readonly offer: Offer; readonly replaces?: number }
  /** The offer must be at `version` with the fence `fence` (absent: none), which is raised. Nothing else of it changes. */
  | {
      readonly kind: 'fence-offer';
      readonly offer: string;
      readonly version: number;
      readonly fence?: number;
    }
  /** Notes on the ended offer which later one renews it. Its version stays as it is. */
  | { readonly kind: 'note-renewal'; readonly offer: string; readonly by: Renewal };
