import { type OfferState, offerStates } from '#domain/offers/offer.ts';
import { type Season, type StartName, startNames, type TrackId } from '#domain/season/season.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';

/** Which offers a list shows, in which order, and which page of it. */
export type OfferQuery = {
  /** A part of the name, the address, the AAMC ID or the offer's id. */
  readonly search?: string;
  readonly status?: OfferState;
  /** Considered for this track, maybe beside others. */
  readonly track?: TrackId;
  /** Takes its seats under this track. */
  readonly as?: TrackId;
  /** Booked for this day, and for this start of a day. */
  readonly on?: CalendarDay;
  readonly start?: StartName;
  /** Open, and ends on this day of the program's calendar, or within two days. */
  readonly ends?: CalendarDay | 'soon';
  /** Open, and ends before this day begins. */
  readonly before?: CalendarDay;
  /** Mail does not reach the applicant of a live offer. */
  readonly mail?: 'trouble';
  readonly sort: 'name' | 'ends';
  readonly page: number;
};

type Part = keyof OfferQuery;

/** What each part is called in a sentence. */
const labels: Readonly<Record<Part, string>> = {
  ...{ search: 'search', status: 'status of an offer', track: 'track of this season' },
  ...{ as: 'track of this season', on: 'interview day', start: 'start of a day', ends: 'day' },
  ...{ before: 'day', mail: 'trouble with mail', sort: 'order', page: 'number of a page' },
};

/** Every offer, by name, from the beginning. */
export const allOffers: OfferQuery = { sort: 'name', page: 1 };

/**
 * Reads which offers an address asks for. Total: a part that is unknown, is there twice or means nothing is a problem, and then no
 * offer is shown, because it would be another list than the one asked for. Empty parts count as left out.
 */
export function readOfferQuery(
  season: Season,
  parts: readonly (readonly [string, string])[],
): { readonly query: OfferQuery } | { readonly problems: readonly string[] } {
  const given = parts.map(([name, text]) => [name, text.trim()] as const).filter(([, text]) => text !== '');
  const names = given.map(([name]) => name);
  const problems = given.flatMap(([name, text], index) => [
    ...problemOf(season, name, text),
    ...(names.indexOf(name) < index ? [`“${cut(name)}” is there twice.`] : []),
  ]);
  if (problems.length > 0) return { problems };
  const { page = '1', ...filters } = Object.fromEntries(given);
  return { query: { ...allOffers, ...(filters as Partial<OfferQuery>), page: Number(page) } };
}

function problemOf(season: Season, name: string, text: string): readonly string[] {
  if (!isPart(name)) return [`“${cut(name)}” is no filter.`];
  return isMeant[name](season, text) ? [] : [`“${cut(text)}” is no ${labels[name]}.`];
}

function isPart(name: string): name is Part {
  return Object.hasOwn(labels, name);
}

/** Whether a text means something as that part. */
const isMeant: Readonly<Record<Part, (season: Season, text: string) => boolean>> = {
  search: (_, text) => text.length <= 200,
  status: (_, text) => (offerStates as readonly string[]).includes(text),
  track: isTrack,
  as: isTrack,
  on: ({ days }, text) => days.some(({ on }) => on === text),
  start: (_, text) => (startNames as readonly string[]).includes(text),
  ends: (_, text) => text === 'soon' || isCalendarDay(text),
  before: (_, text) => isCalendarDay(text),
  mail: (_, text) => text === 'trouble',
  sort: (_, text) => text === 'name' || text === 'ends',
  page: (_, text) => /^[1-9]\d{0,4}$/.test(text),
};

function isTrack({ tracks }: Season, text: string): boolean {
  return tracks.some(({ id }) => id === text);
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The query as it stands in an address: parts that are as usual are left out. */
export function addressOfOffers({ sort = 'name', page = 1, ...filters }: Partial<OfferQuery>): string {
  const address = new URLSearchParams(filters as Readonly<Record<string, string>>);
  if (sort !== 'name') address.set('sort', sort);
  if (page > 1) address.set('page', String(page));
  return address.toString();
}
