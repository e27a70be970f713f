import type { Applicant } from '#domain/applications/applicant.ts';
import { type Season, type StartName, type TrackId, trackOf } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';

/** The option and the start of each of its days that an applicant asks for. */
export type Choice = { readonly option: string; readonly starts: readonly StartName[] };

/** The seats that an offer holds: one for a day, two for a pair, in the order of the days. */
export type Booking = {
  readonly option: string;
  readonly seats: readonly [SeatKey] | readonly [SeatKey, SeatKey];
};

export const offerStates = ['open', 'booked', 'canceled', 'declined', 'expired'] as const;
export type OfferState = (typeof offerStates)[number];

/** That a message to the applicant did not arrive, or was not wanted, as told by the mail system. */
export type MailTrouble = {
  readonly kind: 'bounced' | 'complained' | 'refused';
  readonly at: Instant;
  readonly why: string;
  /** The trouble is over: a message that was sent at this time, after it, has arrived. */
  readonly resolvedAt?: Instant;
};

/** An invitation to interview, and all that became of it. */
export type Offer = {
  readonly id: string;
  readonly season: string;
  readonly applicant: Applicant;
  readonly tracks: readonly TrackId[];
  readonly seatedAs: TrackId;
  readonly state: OfferState;
  readonly opensAt: Instant;
  /** The first instant at which the offer can no longer be answered. Never brought forward. */
  readonly closesAt: Instant;
  /** Rises by one with each change of this object; starts at 1. */
  readonly version: number;
  /**
   * Rises when a send whose fate is unknown is fenced off, so that it cannot be carried out any more (decision 0020).
   * Not a change of the offer: version, pages and history stay as they are.
   */
  readonly fence?: number;
  /** Links of an older generation are revoked. Starts at 1. */
  readonly generation: number;
  /** RFC 5546 SEQUENCE of the calendar entries; absent until something was booked. */
  readonly sequence?: number;
  readonly booking?: Booking | undefined;
  /** The zone in which the applicant reads times, once chosen. */
  readonly zone?: string;
  readonly changedAt: Instant;
  /** Of the applicant's present address. */
  readonly mailTrouble?: MailTrouble | undefined;
};

/** Whether the offer can still lead to an interview: it waits for an answer, or is booked. */
export function isLive({ state }: Pick<Offer, 'state'>): boolean {
  return state === 'open' || state === 'booked';
}

/**
 * The offer of each applicant that counts, by the applicant's id. Whose offer has ended may have been invited again: the
 * live one counts, of which there is one at most, or else the last of `offers`, which stand in the order of their making.
 */
export function latestOffers(offers: readonly Offer[]): ReadonlyMap<Applicant['id'], Offer> {
  const ended = offers.filter((offer) => !isLive(offer));
  return new Map([...ended, ...offers.filter(isLive)].map((offer) => [offer.applicant.id, offer]));
}

/** The days that the choice or booking of `option` is on. */
export function daysOf(season: Season, offer: Offer, option: string): readonly CalendarDay[] | undefined {
  return trackOf(season, offer.seatedAs).options.find((each) => each.id === option)?.days;
}

/**
 * The version of what an applicant is shown and may change: 1 for an open offer, one more with each booking, move and
 * cancel. Unlike that of the object it does not rise when a mail arrives or a link is renewed, so that no page grows old
 * by what its reader cannot see.
 */
export function shownVersion({ sequence = -1 }: Pick<Offer, 'sequence'>): number {
  return sequence + 2;
}

/** Whether the booking is exactly what `choice` asks for. */
export function isChosen(booking: Booking, choice: Choice): boolean {
  return (
    booking.option === choice.option &&
    booking.seats.length === choice.starts.length &&
    booking.seats.every((seat, index) => seat.start === choice.starts[index])
  );
}
