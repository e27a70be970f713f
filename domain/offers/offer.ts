import type { Applicant } from '#domain/applications/applicant.ts';
import { type Season, type StartName, type TrackId, trackOf } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { Accommodation } from './accommodation.ts';
import type { Itinerary } from './itinerary.ts';
import type { LeftStart } from './left-start.ts';
import type { TrackRequest } from './track-request.ts';

/** The option and the start of each of its days that an applicant asks for. */
export type Choice = { readonly option: string; readonly starts: readonly StartName[] };

/** The seats that an offer holds: one for a day, two for a pair, in the order of the days. */
export type Booking = {
  readonly option: string;
  readonly seats: readonly [SeatKey] | readonly [SeatKey, SeatKey];
};

/** The states of an offer that its applicant knows of. */
export const releasedStates = ['open', 'booked', 'canceled', 'declined', 'withdrawn', 'expired'] as const;
/** An offer is `prepared` until the clock releases it, and `unreleased` if it was taken back before that. */
export const offerStates = ['prepared', ...releasedStates, 'unreleased'] as const;
export type OfferState = (typeof offerStates)[number];

/** A delivery problem that the mail system reported: a message to the applicant did not arrive, or was not wanted. */
export type MailTrouble = {
  readonly kind: 'bounced' | 'complained' | 'refused';
  readonly at: Instant;
  readonly why: string;
  /** When the problem was resolved: the sending time of a later message that has arrived. */
  readonly resolvedAt?: Instant;
  /** The message to which the bounce may only be an automatic reply. That is so if the message is known to have arrived. */
  readonly maybeReplyTo?: string;
};

/** That the applicant was invited again at `at`, with another offer. */
export type Renewal = { readonly offer: string; readonly at: Instant };

/** An invitation to interview, with everything that has happened to it. */
export type Offer = {
  readonly id: string;
  readonly season: string;
  readonly applicant: Applicant;
  readonly tracks: readonly TrackId[];
  readonly seatedAs: TrackId;
  readonly state: OfferState;
  /** When the applicant was invited; of a prepared offer, when it is to be released. */
  readonly opensAt: Instant;
  /** The first instant at which the offer can no longer be answered. Never brought forward. */
  readonly closesAt: Instant;
  /** When the wave of the offer left, or is to leave. It names the wave. */
  readonly releaseAt?: Instant;
  /** Dates can be booked from then on; absent: as soon as the offer is open. */
  readonly bookingOpensAt?: Instant;
  /** The deadline that the wave gave, where it is not the usual one of the season. */
  readonly respondBy?: Instant;
  /** The applicant's earlier offer, which had ended. */
  readonly renews?: string;
  /** The later offer that renews this one. Like the fence, this is not a change of the offer. */
  readonly renewed?: Renewal;
  /** Rises by one with each change of this object; starts at 1. */
  readonly version: number;
  /**
   * Rises when a write with an unknown outcome is fenced off, so that it can no longer take effect (decision 0020).
   * This is not a change of the offer: version, pages and history stay as they are.
   */
  readonly fence?: number;
  /** Links of an older generation are revoked. Starts at 1. */
  readonly generation: number;
  /** RFC 5546 SEQUENCE of the calendar entries; absent until something was booked. */
  readonly sequence?: number;
  readonly booking?: Booking | undefined;
  /** The version of the season's document whose times and places the applicant of the booking was last told. */
  readonly seasonVersion?: number;
  /** Of an offer that is open because the program took its booking back: the starts that were booked, and why. */
  readonly givenBack?: { readonly left: readonly LeftStart[]; readonly reason?: string };
  /** How often the applicant has moved the booking, and when last. Absent until then. */
  readonly moves?: { readonly count: number; readonly lastAt: Instant };
  /** Whom the applicant meets on the days of the booking, as far as that is published. */
  readonly itineraries?: readonly Itinerary[] | undefined;
  /** The zone in which the applicant reads times, once chosen. */
  readonly zone?: string;
  /** Where the applicant is reached on the days of the booking, if left. It is in no mail and no record. */
  readonly dayPhone?: string | undefined;
  /** The next time at which the applicant may have to be reminded; earlier reminders are settled. */
  readonly remindAt?: Instant | undefined;
  readonly changedAt: Instant;
  /** How many changes of close days coordinators were told of at once, on the last day on which there was one. */
  readonly lateChanges?: { readonly on: CalendarDay; readonly count: number };
  /** That the applicant did not come to the interview, as a person has entered, and why. */
  readonly noShow?:
    | {
        readonly reason: string;
        readonly at: Instant;
        /** They will not come on the day of a pair that was ahead either. */
        readonly isForAll?: true;
      }
    | undefined;
  /** That the applicant has asked to be considered for another track after the interview, and what the program said. */
  readonly trackRequest?: TrackRequest | undefined;
  /** That the applicant has asked for an accommodation, and what was arranged; without a word of theirs. */
  readonly accommodation?: Accommodation | undefined;
  /** When the applicant was written to after the season's last interview day. */
  readonly closingToldAt?: Instant;
  /** When the applicant's data was erased; `applicant` then identifies nobody. */
  readonly erasedAt?: Instant;
  /** The delivery problem of the applicant's current address. */
  readonly mailTrouble?: MailTrouble | undefined;
};

/** Whether the offer can still lead to an interview: it waits for its release or for an answer, or is booked. */
export function isLive({ state }: Pick<Offer, 'state'>): boolean {
  return needsSeat({ state }) || state === 'booked';
}

/** Whether a seat is promised that is not taken yet. */
export function needsSeat({ state }: Pick<Offer, 'state'>): boolean {
  return state === 'open' || state === 'prepared';
}

/** Whether the applicant knows of the offer. */
export function isReleased({ state }: Pick<Offer, 'state'>): boolean {
  return state !== 'prepared' && state !== 'unreleased';
}

/**
 * Returns the current offer of each applicant, by the applicant's id. An applicant whose offer has ended may have been
 * invited again: the live offer counts (there is at most one), or else the last one in the order in which they were
 * made. An offer that was never released does not count.
 */
export function latestOffers(offers: readonly Offer[]): ReadonlyMap<Applicant['id'], Offer> {
  return new Map(
    [...offers.filter(isReleased), ...offers.filter(isLive)].map((offer) => [offer.applicant.id, offer]),
  );
}

/** Returns the days of the choice or booking of `option`. */
export function daysOf(season: Season, offer: Offer, option: string): readonly CalendarDay[] | undefined {
  return trackOf(season, offer.seatedAs).options.find((each) => each.id === option)?.days;
}

/**
 * The version of the part of an offer that an applicant sees and may change: 1 for an open offer, one more with each
 * booking, move and cancellation. Unlike the object's version, it does not rise when a mail arrives or a link is
 * renewed, so no page goes stale because of a change that its reader cannot see.
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
