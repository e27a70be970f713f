import { agendaBooked, agendaFor, blocksFor } from '#domain/agenda/agenda-for.ts';
import { occasionsOf } from '#domain/agenda/occasions.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { AgendaBlock } from '#domain/season/agenda-section.ts';
import { lastDayOf, type Season } from '#domain/season/season.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import {
  type CalendarDay,
  type Instant,
  instant,
  laterOf,
  plusDays,
  type WallTime,
  wallClock,
} from '#domain/values/time.ts';
import type { TokenUse } from './token-use.ts';

/** For each use, a public key as SPKI, or a private one as PKCS #8, in base64url. */
export type PanelKeys = Readonly<Record<TokenUse, string>>;

/**
 * What everybody may know of the panel of a day. There is one key for each use and for everybody: a key of somebody's own
 * would tell who asks. `holders` counts the applicants who hold tokens.
 */
export type Panel = {
  readonly season: string;
  readonly on: CalendarDay;
  readonly keys: PanelKeys;
  readonly holders: number;
};

/** A phone and a computer. */
export const MOST_BATCHES = 2;

/** Below this many holders, who asked can be guessed, and no page may call it anonymous. */
export const FEWEST_HOLDERS = 5;

/** Whether the word may be used. Two browsers of one person are one holder. */
export function isAnonymous({ holders }: Pick<Panel, 'holders'>): boolean {
  return holders >= FEWEST_HOLDERS;
}

/** When a panel begins and ends; of several, when the first begins and the last one ends. */
export type PanelHours = { readonly startsAt: Instant; readonly endsAt: Instant };

/** Returns the hours of each panel of a day in the order of time, those once that several agendas have. Empty on a day without one. */
export function panelsOn(season: Season, on: CalendarDay): readonly PanelHours[] {
  const occasions = occasionsOf(season).filter((each) => each.on === on);
  const blocks = occasions.flatMap((occasion) => agendaFor(season, occasion)?.blocks ?? []);
  return panelsOf(season, on, blocks);
}

/** Returns the hours of the panels of a day together, or `undefined` if no agenda of that day has a block that takes questions. */
export function panelHours(season: Season, on: CalendarDay): PanelHours | undefined {
  return together(panelsOn(season, on));
}

/** Returns the hours of the panel that the applicant of `offer` attends on a day, or `undefined` if they attend none. */
export function panelHoursOf(
  season: Season,
  { booking, seatedAs, tracks }: Pick<Offer, 'booking' | 'seatedAs' | 'tracks'>,
  on: CalendarDay,
): PanelHours | undefined {
  const starts = booking?.seats ?? [];
  const seat = starts.find((each) => each.on === on);
  const agenda = seat && agendaBooked(season, { seatedAs, starts }, seat);
  return agenda && together(panelsOf(season, on, blocksFor(agenda, tracks)));
}

function panelsOf(
  { program: { zone } }: Season,
  on: CalendarDay,
  blocks: readonly AgendaBlock[],
): readonly PanelHours[] {
  const panels = blocks.filter(({ takesQuestions }) => takesQuestions);
  const alike = new Map(panels.map(({ at, until }) => [`${at} ${until}`, { at, until }]));
  return [...alike]
    .toSorted(([one], [other]) => inTextOrder(one, other))
    .map(([, { at, until }]) => ({ startsAt: wallClock(on, at, zone), endsAt: wallClock(on, until, zone) }));
}

function together(panels: readonly PanelHours[]): PanelHours | undefined {
  const [first] = panels;
  return first && { startsAt: first.startsAt, endsAt: panels.map(({ endsAt }) => endsAt).reduce(laterOf) };
}

/** Everything about questions goes from the table thirty days after the last interview. */
const DAYS_KEPT = 30;

export function questionsGoAt(season: Season): Instant {
  const last = plusDays(lastDayOf(season), DAYS_KEPT);
  return wallClock(last, '00:00' as WallTime, season.program.zone);
}

const QUARTER_MS = 15 * 60_000;

/** The quarter of an hour in which `now` falls, by its beginning: no more is stored of the time of a question. */
export function quarterOf(now: Instant): Instant {
  return instant(Math.floor(Date.parse(now) / QUARTER_MS) * QUARTER_MS);
}

/** Whether a question of that quarter has been released to the panel: all of a quarter are at once, when it has ended. */
export function isWithPanel({ at }: { readonly at: Instant }, now: Instant): boolean {
  return Date.parse(now) >= Date.parse(at) + QUARTER_MS;
}
