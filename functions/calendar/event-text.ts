import type { Offer } from '#domain/offers/offer.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { mailClocks, startLines } from '#functions/wording/time-lines.ts';
import type { CalendarEntry } from './entry.ts';

/** The title of an entry in a calendar. */
export function summaryOf(season: Season, { part, parts, isCanceled }: CalendarEntry): string {
  const day = parts > 1 ? ` (day ${part} of ${parts})` : '';
  return `${isCanceled ? 'Interview canceled' : 'Interview'}: ${oneLine(season.program.name)}${day}`;
}

/** The description of an entry. A canceled one does not contain the personal link. */
export function descriptionOf(season: Season, offer: Offer, entry: CalendarEntry, link: string): string {
  const { name, contact } = season.program;
  const tracks = offer.tracks.map((track) => trackOf(season, track).name).join(' and ');
  const both = entry.parts > 1 ? ['You attend both days: they are one visit.'] : [];
  const change = entry.isCanceled
    ? ['This interview is canceled.']
    : [...both, `To reschedule or cancel, open your personal page (please don’t share this link): ${link}`];
  return [
    `${oneLine(name)}: ${oneLine(tracks)}`,
    ...startLines(mailClocks(season, offer), season, entry.seat),
    ...change,
    `Questions: ${contact}`,
  ].join('\n');
}
