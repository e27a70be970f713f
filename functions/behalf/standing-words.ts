import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';

/** `booked: Monday, November 16, 2026, morning`, or `open until ...`. */
export function standingWords({ program }: Season, { state, booking, opensAt, closesAt }: Offer): string {
  if (booking)
    return `${state}: ${booking.seats.map(({ on, start }) => `${formatDayWithYear(on)}, ${start}`).join(' and ')}`;
  const clocks = { program: program.zone, reader: program.zone };
  if (state === 'prepared') return `prepared, leaves ${formatInstant(opensAt, clocks)}`;
  return state === 'open' ? `open until ${formatInstant(closesAt, clocks)}` : state;
}
