import type { AddRecord, OfferFrame, RecordName } from '#domain/decisions/change-record.ts';
import type { OfferState } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import type { Instant } from '#domain/values/time.ts';

/** That a person's data was erased from an offer. The reason names nobody. */
export type Erased = OfferFrame & {
  readonly event: 'erased';
  readonly sequence?: number;
  readonly reason?: string;
  readonly notices: readonly never[];
};

/**
 * An erasure under way: `terms` identify the people, and are removed from everything that is stored before this is
 * settled. `offers` are theirs, and have been erased already.
 */
export type Erasure = {
  readonly id: string;
  readonly season: string;
  readonly at: Instant;
  readonly offers: readonly string[];
  readonly terms: readonly string[];
};

/** A new value for one part of a record, as `['sent', '0', 'detail']`. */
export type Redaction = { readonly path: readonly string[]; readonly value: unknown };

export type ErasureChange =
  | { readonly kind: 'put-erasure'; readonly erasure: Erasure }
  /** Its terms are forgotten. It must be under way. */
  | { readonly kind: 'settle-erasure'; readonly erasure: string }
  /** The lock of those who copy names into a record and of those who remove them. */
  | { readonly kind: 'raise-names'; readonly from: number }
  /** The record must exist. */
  | {
      readonly kind: 'redact-record';
      readonly record: RecordName;
      readonly redactions: readonly Redaction[];
    };

export type ErasingChange = OfferChange | SeatChange | ErasureChange | AddRecord<Erased>;

/** The person's data is erased already. */
export type OfferErased = { readonly kind: 'offer-erased' };

/** The person can still answer an invitation, or has an interview ahead. */
export type OfferLive = {
  readonly kind: 'offer-live';
  readonly invitation: string;
  readonly state: OfferState;
};

/** The reason would itself be data about the person. */
export type ReasonNames = { readonly kind: 'reason-names' };

export type ErasureRefusal = OfferErased | OfferLive | ReasonNames;
