import type { Instant } from '#domain/values/time.ts';

export type Who =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'program'; readonly name: string }
  | { readonly kind: 'clock' }
  | { readonly kind: 'mail' };

/** One message to one person, caused by a change and sent after it. Its kind says how it is rendered. */
export type Notice<K extends string> = { readonly kind: K; readonly to: string };

/**
 * What every record says. A record is one change, for good: who, when, what, and the notices it causes; history and outbox
 * at once. Each capability adds its own events, with exactly the fields of each.
 */
export type RecordFrame = {
  /** Sortable by time, and unique. */
  readonly id: string;
  readonly season: string;
  readonly at: Instant;
  readonly who: Who;
};

/** What every record of one offer says. `version` is the offer's, after the change. */
export type OfferFrame = RecordFrame & { readonly offer: string; readonly version: number };

/** Where a record is found; without an offer, among those of the season itself. */
export type RecordName = Pick<RecordFrame, 'id' | 'season'> & { readonly offer?: string };

export type AddRecord<R> = { readonly kind: 'add-record'; readonly record: R };

/** What became of a notice: handed to the mail system, or refused by it for good. */
export type Sending = { readonly at: Instant; readonly as: 'sent' | 'refused'; readonly detail: string };

/** A record as stored: with what became of each of its notices, by the notice's place. */
export type Stored<R> = R & { readonly sent: Readonly<Record<string, Sending>> };
