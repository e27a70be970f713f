import type { TrackId } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Broken } from './dependent-offers.ts';

/** The season file takes away seats that somebody holds whose interview has begun. */
export type SeatsHeld = { readonly kind: 'seats-held'; readonly seats: readonly SeatKey[] };

/** The season file takes away, or changes, something that offers depend on: each such thing, with its offers. */
export type BookingStands = { readonly kind: 'booking-stands'; readonly broken: readonly Broken[] };

/** The season file leaves open offers without seats. */
export type OffersStand = {
  readonly kind: 'offers-stand';
  readonly track: TrackId;
  readonly open: number;
  readonly fits: number;
};

/** The season file ends invitations before so many prepared ones leave, the first of them at `releaseAt`. */
export type WavesStand = {
  readonly kind: 'waves-stand';
  readonly offers: number;
  readonly releaseAt: Instant;
  readonly endedAt: Instant;
};

/** The season file changes booked days of so many people, who are owed a written reason. */
export type ChangeUnexplained = { readonly kind: 'change-unexplained'; readonly people: number };

/** The file takes away the bookings of `people`, who could not all choose again beside the other open offers of a track. */
export type GivenBackUnplaceable = {
  readonly kind: 'given-back-unplaceable';
  readonly people: number;
  readonly track: TrackId;
  readonly open: number;
  readonly fits: number;
};

export type SeasonPlanRefusal =
  | SeatsHeld
  | BookingStands
  | OffersStand
  | WavesStand
  | GivenBackUnplaceable
  | ChangeUnexplained;
