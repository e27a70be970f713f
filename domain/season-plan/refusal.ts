import type { TrackId } from '#domain/season/season.ts';
import type { SeatKey } from '#domain/seats/seat.ts';
import type { Broken } from './dependent-offers.ts';

/** The season file takes away seats that somebody holds. */
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

export type SeasonPlanRefusal = SeatsHeld | BookingStands | OffersStand;
