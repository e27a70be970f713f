import type { Booking, MailTrouble } from '#domain/offers/offer.ts';
import type { LeftStart } from '#domain/offers/released-starts.ts';
import type { Instant } from '#domain/values/time.ts';

export type Who =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'program'; readonly name: string }
  | { readonly kind: 'clock' }
  | { readonly kind: 'mail' };

export const eventNames = [
  'invited',
  'booked',
  'moved',
  'canceled',
  'declined',
  'expired',
  'relinked',
  'mail-failed',
  'mail-recovered',
  'season-applied',
  'digested',
] as const;
export type EventName = (typeof eventNames)[number];

/**
 * One message to one person. `part` says which day of a booking the message carries in its calendar file: a pair is two
 * messages, because an invitation by mail can speak of one calendar entry only (RFC 5546, 3.2.2).
 */
export type Notice = { readonly kind: 'offer' | 'digest'; readonly to: string; readonly part?: 1 | 2 };

/** One change, for good: who, when, what, and the notices it causes. History and outbox at once. */
export type ChangeRecord = {
  /** Sortable by time, and unique. */
  readonly id: string;
  readonly season: string;
  /** Absent where the change is of the season itself. */
  readonly offer?: string;
  readonly at: Instant;
  readonly who: Who;
  readonly what: EventName;
  /** Of the offer, after the change. */
  readonly version?: number;
  readonly sequence?: number;
  readonly before?: Booking;
  readonly after?: Booking;
  /** The starts of `before` with the times that they had. */
  readonly left?: readonly LeftStart[];
  readonly reason?: string;
  readonly trouble?: MailTrouble;
  /** Facts of the moment that a notice shows (a digest's figures, a season's changes), as JSON text. */
  readonly enclosed?: string;
  readonly notices: readonly Notice[];
};

/** What became of a notice: handed to the mail system, or refused by it for good. */
export type Sending = { readonly at: Instant; readonly as: 'sent' | 'refused'; readonly detail: string };

/** A record as stored: with what became of each of its notices, by the notice's place. */
export type StoredRecord = ChangeRecord & { readonly sent: Readonly<Record<string, Sending>> };
