import type { DecisionContext } from '#domain/decisions/decision.ts';
import { linksReplaced, roomsReplaced } from '#domain/itineraries/replaced-links.ts';
import { replacedBy } from '#domain/offers/replaced.ts';
import {
  type FileInTime,
  type InterviewerToTell,
  interviewersToTell,
} from '#domain/planned-days/places/interviewers-to-tell.ts';
import { tellPlaces } from '#domain/planned-days/places/tell-places.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readApplied } from '#functions/store/items/records.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { type PublishedAhead, readPublishedAhead } from './published-ahead.ts';

/** An interviewer who is told of one published day. */
export type ToldOfDay = InterviewerToTell & { readonly on: CalendarDay };

/** What a season file does to published days: the season in force, that of the file, and what was applied before. */
export type FileAhead = {
  readonly current: Season;
  readonly next: Season;
  readonly files: readonly FileInTime[];
};

/** Returns the interviewers who would be told that their interviews are held elsewhere once the file is applied, by day. */
export function interviewersConcerned(
  { plans, offers, crew }: PublishedAhead,
  { current, next, files }: FileAhead,
  now: Instant,
): readonly ToldOfDay[] {
  const shown = {
    links: linksReplaced(current, next, now),
    rooms: roomsReplaced(current, next, now),
  };
  const replaced = replacedBy(current, next, shown);
  const all = replaced ? [...files, { version: Number.POSITIVE_INFINITY, at: now, replaced }] : files;
  return plans.flatMap((planned) =>
    interviewersToTell({ season: next, planned, offers, crew, files: all }, now).map((each) => ({
      ...each,
      on: planned.on,
    })),
  );
}

/**
 * Tells the interviewers of each published day that the season in force, which is `applied`, holds their interviews elsewhere, or that another link joins them.
 * A day is one decision, so it can be stopped between two days and goes on with the next application. Returns how many were told.
 */
export async function tellInterviewers(
  store: Store,
  applied: Season,
  contextNow: () => DecisionContext,
): Promise<number> {
  const { id: season } = applied;
  const { now } = contextNow();
  const published = await readPublishedAhead(store, applied, now);
  if (!published) return 0;
  const files = await readApplied(store, season);
  const owed = interviewersConcerned(published, { current: applied, next: applied, files }, now);
  let told = 0;
  for (const on of new Set(owed.map((each) => each.on))) {
    const { verdict } = await attemptOrThrow(
      store,
      season,
      () => loadPlaces(store, season, on),
      ({ planned, ...standing }) =>
        planned ? tellPlaces({ ...standing, planned }, contextNow()) : { kind: 'unchanged' as const },
    );
    told += verdict.kind === 'decision' ? verdict.result.notices.length : 0;
  }
  return told;
}

async function loadPlaces(store: Store, season: string, on: CalendarDay) {
  const [applied, planned, offers, crew] = await Promise.all([
    seasonNow(store, season),
    readPlannedDay(store, season, on),
    readOffers(store, season),
    readInterviewers(store, season),
  ]);
  const files = (await readApplied(store, season)).filter(({ version }) => version <= applied.version);
  return { season: applied.season, version: applied.version, planned, offers, crew, files };
}
