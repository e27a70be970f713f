import type { Block } from '#domain/values/message.ts';
import { formatDays } from '#functions/wording/days.ts';
import {
  callLink,
  formatLines,
  formatOf,
  instructionLines,
  onTheDay,
  openVisitOf,
  visitsTogether,
} from '#functions/wording/visit-words.ts';
import type { BookedSeats, OfferContext } from './passages.ts';

/** How the interviews of an invitation take place, because people decide by it. */
export function formatPassage({ season, offer }: OfferContext): Block[] {
  const lines = formatLines(season, offer);
  return lines.length > 0 ? [{ kind: 'labeled', label: 'Format', lines }] : [];
}

/** How a booked interview takes place. The join link is on the personal page only, never in a mail. */
export function visitPassages({ season, offer }: OfferContext, { seats }: BookedSeats): Block[] {
  const visits = visitsTogether(
    seats.map(({ on }) => on),
    (on) => openVisitOf(season, offer, on),
  );
  return visits.map(({ of: days, visit }): Block => {
    const call = onTheDay(visit);
    const lines = [
      formatOf(visit),
      ...(visit.kind === 'virtual' ? ['You join from your personal page, which has the link.'] : []),
      ...instructionLines(visit),
      ...(call ? [`On the day, call ${call}.`] : []),
    ];
    const whose = days.length === seats.length ? '' : `, ${formatDays(days)}`;
    const links = callLink(visit);
    return {
      kind: 'labeled',
      label: `How your interview takes place${whose}`,
      lines,
      ...(links ? { links: [links] } : {}),
    };
  });
}
