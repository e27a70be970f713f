import type { AddRecord, OfferFrame } from '#domain/decisions/change-record.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';

/** Nobody is told: it is what the program knows of the day. */
type Frame = OfferFrame & { readonly sequence?: number; readonly notices: readonly never[] };

/** A person entered that the applicant did not come. */
export type NoShowEntered = Frame & { readonly event: 'no-show-entered'; readonly reason: string };
/** The entry was wrong: the applicant came. */
export type NoShowTakenBack = Frame & { readonly event: 'no-show-taken-back'; readonly reason?: string };

export type NoShowRecord = NoShowEntered | NoShowTakenBack;
export type NoShowChange<R extends NoShowRecord> = OfferChange | AddRecord<R>;

/** The interview has not begun, so nobody can have missed it. */
export type InterviewAhead = { readonly kind: 'interview-ahead' };
/** A no-show is entered with a reason, because it keeps somebody from the match list. */
export type NoShowUnexplained = { readonly kind: 'no-show-unexplained' };

export type NoShowRefusal = InterviewAhead | NoShowUnexplained;
