import { partsGone, partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import type { Block } from '#domain/values/message.ts';
import type { BookedSeats, OfferContext } from '#functions/notices/mails/passages.ts';
import { shortDay } from '#functions/wording/days.ts';
import { itineraryLines } from '#functions/wording/interviews/itinerary-words.ts';
import { mailClocks } from '#functions/wording/time-lines.ts';

/** The schedule of each booked day that is published, and what was told of it before and does not hold anymore. */
export function schedulePassages({ season, offer }: OfferContext, { seats }: BookedSeats): Block[] {
  return seats.flatMap((seat): Block[] => {
    const isPublished = offer.itineraries?.some(({ on, start }) => on === seat.on && start === seat.start);
    if (!isPublished) return [];
    const lines = itineraryLines(season, partsOfDay(season, offer, seat), mailClocks(season, offer));
    const day = seats.length > 1 ? ` on ${shortDay(seat.on)}` : '';
    const gone = itineraryLines(season, partsGone(season, offer, seat), mailClocks(season, offer));
    return [
      { kind: 'labeled', label: `Your schedule${day}`, lines },
      ...(gone.length > 0 ? [{ kind: 'labeled', label: `No longer${day}`, lines: gone } as const] : []),
    ];
  });
}
