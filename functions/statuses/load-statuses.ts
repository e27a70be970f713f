import { rowOf } from '#domain/application-list/list-row.ts';
import type { ListedApplication } from '#domain/application-list/listed-application.ts';
import { invitationStanding } from '#domain/interviewed/interview-outcome.ts';
import { latestOffers, type Offer, type OfferState } from '#domain/offers/offer.ts';
import type { ApplicationStatus, StandingInvitation } from '#domain/review/status.ts';
import type { Season } from '#domain/season/season.ts';
import type { StatusWave } from '#domain/statuses/status-wave.ts';
import {
  type MissingAnswer,
  missingAnswerOf,
  missingAnswers,
  type Unanswered,
} from '#domain/statuses/told-status.ts';
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
    /** Invited, and the interview is still to come. */
    readonly invited: number;
    readonly interviewed: number;
    readonly noShow: number;
    readonly declined: number;
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

/** How many applicants are without an answer, by what is missing. */
export async function countUnanswered(store: Store, id: string, now: Instant): Promise<Unanswered> {
  const { missing } = await loadStatuses(store, id, now);
  const counts = missingAnswers.map((each) => [each, missing[each].length] as const);
  return Object.fromEntries(counts) as Unanswered;
}

/** How the latest invitation of each applicant stands. People in a wave of invitations are told by that, as if it had left. */
export function invitationsIn(offers: readonly Offer[]): ReadonlyMap<string, OfferState> {
  return new Map(
    [...latestOffers(offers)].map(([id, { state }]) => [id, state === 'prepared' ? 'open' : state]),
  );
}

/** The same, and what became of the interviews that are over. */
function standingsIn(
  season: Season,
  offers: readonly Offer[],
  now: Instant,
): ReadonlyMap<string, StandingInvitation> {
  return new Map(
    [...latestOffers(offers)].map(([id, offer]) => [
      id,
      offer.state === 'prepared' ? 'open' : invitationStanding(season, offer, now),
    ]),
  );
}

/** Who needs no notice: an invitation was one, and the others ended it themselves. */
const noNotice: ReadonlySet<ApplicationStatus> = new Set([
  ...(['invited', 'interviewed', 'no-show', 'declined', 'withdrawn'] as const),
]);

function countStatuses(
  season: Season,
  applications: readonly ListedApplication[],
  offers: readonly Offer[],
  now: Instant,
): Omit<Statuses, 'season' | 'waves'> {
  const invitations = standingsIn(season, offers, now);
  const context = { season, facts: [], invitations, now };
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
      'invitation-ended': idsOf('invitation-ended'),
      waiting: idsOf('waiting'),
      closed: idsOf('closed'),
    },
    counts: {
      ...{ all: rows.length, invited: withStatus('invited') },
      ...{ interviewed: withStatus('interviewed'), noShow: withStatus('no-show') },
      ...{ declined: withStatus('declined'), withdrawn: withStatus('withdrawn') },
      told: answered.filter(({ status }) => !noNotice.has(status)).length,
    },
    unreached: rows.filter(({ told }) => told?.failed).map(({ id, name }) => ({ id, name })),
  };
}
