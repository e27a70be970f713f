import type { AddRecord, OfferFrame, RecordName, Who } from '#domain/decisions/change-record.ts';
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
 * settled. `offers` are theirs, and have been erased already; what is stored under the AAMC IDs in `people` goes as well.
 */
export type Erasure = {
  readonly id: string;
  readonly season: string;
  readonly at: Instant;
  readonly offers: readonly string[];
  readonly people: readonly string[];
  readonly terms: readonly string[];
  /** Who asked for it, of how many people, and why: what stays of it, and names none of them. */
  readonly who?: Who;
  readonly number?: number;
  readonly reason?: string;
};

/** A new value for one part of a record, as `['sent', '0', 'detail']`. */
export type Redaction = { readonly path: readonly string[]; readonly value: unknown };

/** No person has been erased, and no digest written, since the lock on names was read. */
export type CheckNames = { readonly kind: 'check-names'; readonly from: number };

/**
 * Marks of the people who were erased, by which a later import knows them. The mark holds no id, only a hash of it, and an
 * import leaves them out until they are readmitted.
 */
export type TombstoneChange =
  | { readonly kind: 'add-tombstone'; readonly person: string; readonly at: Instant }
  | { readonly kind: 'remove-tombstone'; readonly person: string };

/** What a person said of themselves goes with the application. */
export type RemoveSelfIdentification = {
  readonly kind: 'remove-self-identification';
  readonly person: string;
};

/** What is removed by key, whatever it holds. */
export type RemovalChange =
  | RemoveSelfIdentification
  /** `version` is the one that was read. */
  | { readonly kind: 'remove-application'; readonly application: string; readonly version: number }
  | { readonly kind: 'remove-application-record'; readonly application: string; readonly record: string }
  /** `erased` is how many people it had lost before, if any. */
  | {
      readonly kind: 'redact-fact-list';
      readonly list: string;
      readonly redactions: readonly Redaction[];
      readonly erased?: number;
    }
  /** Of somebody else, whose history names a file. */
  | {
      readonly kind: 'redact-application-record';
      readonly application: string;
      readonly version: number;
      readonly redactions: readonly Redaction[];
    }
  /** Of an import that has ended. */
  | { readonly kind: 'redact-import'; readonly import: string; readonly redactions: readonly Redaction[] };

export type ErasureChange =
  | CheckNames
  | TombstoneChange
  | RemovalChange
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

/** The person can still answer an invitation, or has an interview ahead; `begun`: one that cannot be canceled anymore. */
export type OfferLive = {
  readonly kind: 'offer-live';
  readonly invitation: string;
  readonly state: OfferState;
  readonly begun?: { readonly endsAt: Instant; readonly isPair: boolean };
};

/** The reason would itself be data about the person. */
export type ReasonNames = { readonly kind: 'reason-names' };

export type ErasureRefusal = OfferErased | OfferLive | ReasonNames;
