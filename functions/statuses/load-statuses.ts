import { rowOf } from '#domain/application-list/list-row.ts';
import type { ListedApplication } from '#domain/application-list/listed-application.ts';
import { isLive, isReleased, type Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { StatusWave } from '#domain/statuses/status-wave.ts';
import { type MissingAnswer, missingAnswerOf } from '#domain/statuses/told-status.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readListedApplications } from '#functions/store/lists/listed-applications.ts';
import { readStatusWaves } from '#functions/store/statuses/status-waves.ts';

/** Who has an answer, and who has none: AAMC IDs by what is missing. */
export type Statuses = {
  readonly season: Season;
  readonly missing: Readonly<Record<MissingAnswer, readonly string[]>>;
  readonly counts: {
    readonly all: number;
    readonly invited: number;
    readonly withdrawn: number;
    readonly told: number;
  };
  /** Those whom the mail about their status did not reach. */
  readonly unreached: readonly { readonly id: string; readonly name: string }[];
  readonly waves: readonly StatusWave[];
};

/** Everything that the page of the statuses shows, in one round trip; what is decided is decided on a fresh read. */
export async function loadStatuses(store: Store, id: string, now: Instant): Promise<Statuses> {
  const [{ season }, applications, offers, waves] = await Promise.all([
    cachedSeason(store, id),
    readListedApplications(store, id),
    readOffersToShow(store, id),
    readStatusWaves(store, id),
  ]);
  return { season, waves, ...countStatuses(season, applications, offers, now) };
}

/** People who have an invitation, or are in a wave of them, are told by that. */
export function invitedIn(offers: readonly Offer[]): ReadonlySet<string> {
  return new Set(
    offers.filter((offer) => isReleased(offer) || isLive(offer)).map(({ applicant }) => applicant.id),
  );
}

function countStatuses(
  season: Season,
  applications: readonly ListedApplication[],
  offers: readonly Offer[],
  now: Instant,
): Omit<Statuses, 'season' | 'waves'> {
  const context = { season, facts: [], invited: invitedIn(offers), now };
  const rows = applications.map((listed) => {
    const { status, name } = rowOf(context, listed);
    return { id: listed.id, name, status, told: listed.told, missing: missingAnswerOf(status, listed.told) };
  });
  const by = Map.groupBy(rows, ({ missing }) => missing);
  const idsOf = (missing: MissingAnswer) => (by.get(missing) ?? []).map(({ id }) => id);
  const withStatus = (wanted: string) => rows.filter(({ status }) => status === wanted).length;
  const answered = by.get(undefined) ?? [];
  return {
    missing: {
      'in-review': idsOf('in-review'),
      'to-invite': idsOf('to-invite'),
      waiting: idsOf('waiting'),
      closed: idsOf('closed'),
    },
    counts: {
      ...{ all: rows.length, invited: withStatus('invited'), withdrawn: withStatus('withdrawn') },
      told: answered.filter(({ status }) => status !== 'invited' && status !== 'withdrawn').length,
    },
    unreached: rows.filter(({ told }) => told?.failed).map(({ id, name }) => ({ id, name })),
  };
}
