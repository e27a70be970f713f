import type { Instant } from '#domain/values/time.ts';

export type Who =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'program'; readonly name: string }
  | { readonly kind: 'interviewer'; readonly name: string }
  | { readonly kind: 'clock' }
  | { readonly kind: 'mail' };

/** One message to one person, caused by a change and sent after it. Its kind says how it is rendered. */
export type Notice<K extends string> = { readonly kind: K; readonly to: string };

/**
 * The fields that every record shares. A record is permanent: it says who changed what and when, and which notices that
 * causes. It is history and outbox at once. Each capability adds its own events with their own fields.
 */
export type RecordFrame = {
  /** Sortable by time, and unique. */
  readonly id: string;
  readonly season: string;
  readonly at: Instant;
  readonly who: Who;
};

/** The fields that every record of an offer shares. `version` is the offer's, after the change. */
export type OfferFrame = RecordFrame & { readonly offer: string; readonly version: number };

/** The key of a record. Without an offer, it is one of the season's own records. */
export type RecordName = Pick<RecordFrame, 'id' | 'season'> & { readonly offer?: string };

export type AddRecord<R> = { readonly kind: 'add-record'; readonly record: R };

/** The outcome of a notice: accepted by the mail system, permanently rejected, or not sent because it became moot. */
export type Sending = {
  readonly at: Instant;
  readonly as: 'sent' | 'refused' | 'moot';
  readonly detail: string;
};

/**
 * A record as stored, with the outcome of each of its notices by index, and when those reached the recipient's mail server
 * of which that is known.
 */
export type Stored<R> = R & {
  readonly sent: Readonly<Record<string, Sending>>;
  readonly arrived?: Readonly<Record<string, Instant>>;
};
