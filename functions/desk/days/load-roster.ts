import { type InterviewOutcome, interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { isUnreached } from '#domain/offers/follow-up.ts';
import { isMissedOn } from '#domain/offers/missed-day.ts';
import { type RosterRow, rosterOf } from '#domain/roster/roster.ts';
import type { Day, Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readPhones } from '#functions/store/lists/phones.ts';

/** What a day's roster is drawn from. */
export type RosterModel = {
  readonly season: Season;
  readonly day: Day;
  readonly rows: readonly RosterRow[];
  /** By AAMC ID, where the application says one. */
  readonly phones: ReadonlyMap<string, string>;
  /** The offers of the people whom mail does not reach. */
  readonly unreached: ReadonlySet<string>;
  /** What became of the interview, by offer, once that is known; of a pair, when its last day is over. */
  readonly outcomes: ReadonlyMap<string, InterviewOutcome>;
  /** The offers of those who did not come on this very day. */
  readonly missed: ReadonlySet<string>;
  readonly now: Instant;
};

/** The roster of the day `on` in two round trips; `undefined` if that is no interview day of the season. */
export async function loadRoster(
  store: Store,
  id: string,
  on: string,
  now: Instant,
): Promise<RosterModel | undefined> {
  const [roster] = await loadRosters(store, id, (day) => day.on === on, now);
  return roster;
}

/** The rosters of the days that are meant, in their order: two round trips, however many they are. */
export async function loadRosters(
  store: Store,
  id: string,
  isMeant: (day: Day, season: Season) => boolean,
  now: Instant,
): Promise<readonly RosterModel[]> {
  const [{ season }, offers] = await Promise.all([cachedSeason(store, id), readOffersToShow(store, id)]);
  const days = season.days
    .filter((day) => isMeant(day, season))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  if (days.length === 0) return [];
  const rosters = days.map((day) => ({ day, rows: rosterOf(season, offers, day.on) }));
  const people = rosters.flatMap(({ rows }) => rows.map(({ applicant }) => applicant.id));
  const phones = await readPhones(store, id, people);
  const unreached = new Set(offers.filter(isUnreached).map((offer) => offer.id));
  const outcomes = new Map(
    offers.flatMap((offer) => {
      const outcome = interviewOutcome(season, offer, now);
      return outcome ? [[offer.id, outcome] as const] : [];
    }),
  );
  const missedOn = ({ on }: Day) =>
    new Set(offers.filter((offer) => isMissedOn(season, offer, on)).map(({ id }) => id));
  return rosters.map(({ day, rows }) => ({
    ...{ season, day, rows, now, phones, unreached, outcomes, missed: missedOn(day) },
  }));
}
