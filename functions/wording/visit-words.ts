import type { Offer } from '#domain/offers/offer.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import { publicVisit, type Visit, visitOf } from '#domain/season/visit.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { shortDay } from './days.ts';
import { oneLine } from './one-line.ts';

/** A visit as anybody may read it, without the join link. */
export type OpenVisit = ReturnType<typeof publicVisit>;

/** `By video.`, or `In person: 55 Sample Street.` */
export function formatOf({ kind, place }: OpenVisit): string {
  if (kind === 'virtual') return 'Virtual, by video';
  return place === undefined ? 'In person' : `In person: ${oneLine(place)}`;
}

/** The number to call on the day, with the name of who answers, if the program says one. */
export function onTheDay({ phone, contact }: OpenVisit): string | undefined {
  const who = contact === undefined ? '' : oneLine(contact);
  if (phone === undefined) return who || undefined;
  return who ? `${oneLine(phone)} (${who})` : oneLine(phone);
}

/** A link that calls the phone of the visit, if that can be dialed as it is written, with or without an extension. */
export function callLink({
  phone = '',
}: Partial<OpenVisit>): { readonly text: string; readonly href: string } | undefined {
  const text = oneLine(phone);
  const [, number, extension] = /^(\+?[\d\s()./-]{5,}?)(?:\s*(?:ext\.?|x)\s*(\d{1,6}))?$/i.exec(text) ?? [];
  if (!number) return undefined;
  return { text, href: `tel:${number.replace(/[^+\d]/g, '')}${extension ? `;ext=${extension}` : ''}` };
}

/** The program's instructions as lines; none if it gives none. */
export function instructionLines({ instructions = '' }: OpenVisit): readonly string[] {
  return instructions.split('\n').map(oneLine).filter(Boolean);
}

/** The visit of the offer's applicant on a day, without the join link. */
export function openVisitOf(season: Season, offer: Offer, on: CalendarDay): OpenVisit | undefined {
  const visit = visitOf(season, offer.seatedAs, on);
  return visit && publicVisit(visit);
}

/**
 * How the days that an offer can choose take place: one line if all are alike, else one line for each format with its
 * days. Empty if the season does not say.
 */
export function formatLines(season: Season, offer: Offer): readonly string[] {
  const days = [...new Set(trackOf(season, offer.seatedAs).options.flatMap((option) => [...option.days]))];
  const byFormat = Map.groupBy(days.sort(), (on) => {
    const visit = openVisitOf(season, offer, on);
    return visit ? formatOf(visit) : '';
  });
  byFormat.delete('');
  if (byFormat.size < 2) return [...byFormat.keys()];
  return [...byFormat].map(([format, on]) => `${format} (${on.map(shortDay).join('; ')})`);
}

/** Days or interviews, those with the same visit together, in their order. Those without a visit are left out. */
export function visitsTogether<T, V extends Visit | OpenVisit>(
  all: readonly T[],
  visitFor: (each: T) => V | undefined,
): readonly { readonly of: readonly T[]; readonly visit: V }[] {
  const alike = Map.groupBy(all, (each) => JSON.stringify(visitFor(each) ?? null));
  return [...alike.values()].flatMap((group) => {
    const visit = group[0] && visitFor(group[0]);
    return visit ? [{ of: group, visit }] : [];
  });
}
