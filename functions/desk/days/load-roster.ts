import { type InterviewOutcome, interviewOutcome } from '#domain/interviewed/interview-outcome.ts';
import { isUnreached } from '#domain/offers/follow-up.ts';
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
  readonly now: Instant;
};

/** The roster of the day `on` in two round trips; `undefined` if that is no interview day of the season. */
export async function loadRoster(
  store: Store,
  id: string,
  on: string,
  now: Instant,
): Promise<RosterModel | undefined> {
  const [{ season }, offers] = await Promise.all([cachedSeason(store, id), readOffersToShow(store, id)]);
  const day = season.days.find((each) => each.on === on);
  if (!day) return undefined;
  const rows = rosterOf(season, offers, day.on);
  const people = [...new Set(rows.map(({ applicant }) => applicant.id))];
  return {
    ...{ season, day, rows, now },
    phones: await readPhones(store, id, people),
    outcomes: new Map(
      offers.flatMap((offer) => {
        const outcome = interviewOutcome(season, offer, now);
        return outcome ? [[offer.id, outcome] as const] : [];
      }),
    ),
    unreached: new Set(offers.filter(isUnreached).map((offer) => offer.id)),
  };
}
