import type { ChangeRecord } from '#domain/contract.ts';
import type { OfferDeed } from '#functions/behalf/offer-deed.ts';

/** Something that an operator does to one offer. */
export type Deed = {
  readonly deed: OfferDeed;
  /** The events of which one has brought the offer to where the deed would bring it. */
  readonly events: readonly ChangeRecord['event'][];
  /** What was done, as `canceled`. */
  readonly done: string;
  /** What is so where none of the events has happened, as `no no-show is entered`. */
  readonly without?: string;
  /** What the operator should know before. */
  readonly warning?: string;
};

/** A command line that is no deed, and why. */
export type NoDeed = { readonly problem: string };
