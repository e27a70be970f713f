import type { Standing } from '#domain/booking/standing.ts';
import type { Change, ChangeRecord, Refusal } from '#domain/contract.ts';
import type { DecisionContext, Verdict } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';

/** Something that an operator does to one offer. */
export type Deed = {
  readonly decide: (standing: Standing, context: DecisionContext) => Verdict<Offer, Change, Refusal>;
  /** The events of which one has brought the offer to where the deed would bring it. */
  readonly events: readonly ChangeRecord['event'][];
  /** What was done, as `canceled`. */
  readonly done: string;
  /** What the operator should know before. */
  readonly warning?: string;
};

/** A command line that is no deed, and why. */
export type NoDeed = { readonly problem: string };
