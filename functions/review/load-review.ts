import type { Application } from '#domain/applications/application.ts';
import { type FactIndex, indexFacts } from '#domain/facts/fact-list.ts';
import { isLive, isReleased, latestOffers, type Offer } from '#domain/offers/offer.ts';
import type { ApplicationRecord } from '#domain/review/review-record.ts';
import type { ReviewStanding } from '#domain/review/review-standing.ts';
import { type KnownFacts, route, type TrackRoute } from '#domain/routing/route.ts';
import { tracksTicked } from '#domain/routing/tracks-ticked.ts';
import { ruleVersion } from '#domain/screening/rule-version.ts';
import { screen } from '#domain/screening/screen.ts';
import type { RuleVerdict } from '#domain/screening/verdict.ts';
import type { Applied } from '#domain/season/season-document.ts';
import type { Instant } from '#domain/values/time.ts';
import { dossierOf } from '#functions/screening/dossier-of.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplication, readApplicationRecords } from '#functions/store/items/applications.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';

/** What is the same for every application: the rules, what lists say, and who is invited. */
export type ReviewGround = {
  readonly applied: Applied;
  readonly facts: FactIndex;
  readonly offers: ReadonlyMap<string, Offer>;
};

/** An application with everything that a person at the desk is shown, and decides on. */
export type ReviewedApplication = Omit<ReviewStanding, 'verdicts'> & {
  readonly route: TrackRoute;
  readonly facts: KnownFacts;
  readonly verdicts: readonly RuleVerdict[];
  readonly offer?: Offer;
};

export async function loadReviewGround(store: Store, season: string): Promise<ReviewGround> {
  const [applied, lists, offers] = await Promise.all([
    cachedSeason(store, season),
    readFactLists(store, season),
    readOffers(store, season),
  ]);
  return { applied, facts: indexFacts(lists), offers: latestOffers(offers) };
}

/** The application as it stands, with its whole history: two reads at once. `undefined` if there is none. */
export async function loadReviewed(
  store: Store,
  ground: ReviewGround,
  id: string,
  now: Instant,
): Promise<ReviewedApplication | undefined> {
  const { id: season } = ground.applied.season;
  const [application, records] = await Promise.all([
    readApplication(store, season, id),
    readApplicationRecords(store, season, id),
  ]);
  return application && reviewedOf(ground, application, records, now);
}

function reviewedOf(
  { applied: { season }, facts: index, offers }: ReviewGround,
  application: Application,
  records: readonly ApplicationRecord[],
  now: Instant,
): ReviewedApplication {
  const { facts, entered, withdrawn, importedAt } = dossierOf(season, application, index, records);
  const routed = route(season, application, facts, withdrawn);
  const offer = offers.get(application.id);
  const sent = offer && isReleased(offer) ? { at: offer.opensAt } : {};
  return {
    ...{ application, records, facts, route: routed, ruleVersion: ruleVersion(season) },
    verdicts: screen(season, application, facts, entered, { withdrawn, now, importedAt }),
    ticked: tracksTicked(season, application.ticks).tracks.map((track) => track.id),
    considered: routed.considered.map(({ track }) => track),
    ...(offer ? { offer, invited: { ...sent, isLive: isLive(offer) } } : {}),
  };
}
