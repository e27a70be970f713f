import { partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { listed } from '#functions/wording/counted.ts';
import { itineraryLines } from '#functions/wording/interviews/itinerary-words.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import { type MailClocks, mailClocks, startLines } from '#functions/wording/time-lines.ts';
import {
  formatOf,
  instructionLines,
  type OpenVisit,
  onTheDay,
  openVisitOf,
} from '#functions/wording/visit-words.ts';
import type { CalendarEntry } from './entry.ts';

/** The title of an entry in a calendar. */
export function summaryOf(season: Season, { part, parts, isCanceled }: CalendarEntry): string {
  const day = parts > 1 ? ` (day ${part} of ${parts})` : '';
  return `${isCanceled ? 'Interview canceled' : 'Interview'}: ${oneLine(season.program.name)}${day}`;
}

/** The description of an entry. A canceled one does not contain the personal link. */
export function descriptionOf(season: Season, offer: Offer, entry: CalendarEntry, link: string): string {
  const { name, contact } = season.program;
  const tracks = listed(offer.tracks.map((track) => trackOf(season, track).name));
  const visit = entry.isCanceled ? [] : visitLines(openVisitOf(season, offer, entry.seat.on));
  const both = entry.parts > 1 ? ['You attend both days: they are one visit.'] : [];
  const change = entry.isCanceled
    ? ['This interview is canceled.']
    : [...both, `To reschedule or cancel, open your personal page (please don’t share this link): ${link}`];
  const clocks = mailClocks(season, offer);
  return [
    `${oneLine(name)}: ${oneLine(tracks)}`,
    ...startLines(clocks, season, entry.seat),
    ...scheduleLines(season, offer, entry, clocks),
    ...visit,
    ...change,
    `Questions: ${contact}`,
  ].join('\n');
}

/** Whom the applicant meets when, once that is published. */
function scheduleLines(
  season: Season,
  offer: Offer,
  { seat, isCanceled }: CalendarEntry,
  clocks: MailClocks,
): readonly string[] {
  const isPublished = offer.itineraries?.some(({ on, start }) => on === seat.on && start === seat.start);
  if (isCanceled || !isPublished) return [];
  return ['Your schedule:', ...itineraryLines(season, partsOfDay(season, offer, seat), clocks)];
}

/** Where an entry says that it takes place. The join link is on the personal page only (docs/decisions/0030). */
export function locationOf(visit: OpenVisit | undefined): string | undefined {
  if (!visit) return undefined;
  return visit.kind === 'in-person' && visit.place ? oneLine(visit.place) : formatOf(visit);
}

function visitLines(visit: OpenVisit | undefined): readonly string[] {
  if (!visit) return [];
  const call = onTheDay(visit);
  const join = visit.kind === 'virtual' ? ' To join, open your personal page.' : '';
  return [
    `${formatOf(visit)}.${join}`,
    ...instructionLines(visit),
    ...(call ? [`On the day, call ${call}.`] : []),
  ];
}
