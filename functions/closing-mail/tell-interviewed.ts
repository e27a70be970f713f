import { isClosingMailDue, peopleToTell, tellClosing } from '#domain/closing-mail/closing-mail.ts';
import { decision, unchanged } from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { applicationStatusOf } from '#domain/review/status.ts';
import { tracksTicked } from '#domain/routing/tracks-ticked.ts';
import { closingMailAt } from '#domain/season/closing-mail-time.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import type { DueItem } from '#functions/store/items/due.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { readClosingMail } from '#functions/store/items/seasons.ts';

/** How many people one sweep writes to: the clock goes on in the next minute. */
const MOST_TOLD = 60;

/**
 * Writes to those who interviewed, once the season's last day is over, each at most once. What was cut short goes on where it stood.
 * When everybody is written to, or it is so late that the mail is moot, the season is due no longer.
 */
export async function tellInterviewed(
  store: Store,
  { season: id }: DueItem,
  at: Instant,
): Promise<'done' | 'unchanged'> {
  const version = await readClosingMail(store, id);
  const [{ season }, offers] = await Promise.all([seasonNow(store, id), readOffers(store, id)]);
  const dueAt = closingMailAt(season);
  if (version === undefined || dueAt === undefined || at < dueAt) return 'unchanged';
  const people = isClosingMailDue(season, at) ? peopleToTell(season, offers, at) : [];
  let [told, seen] = [0, 0];
  while (seen < people.length && told < MOST_TOLD) {
    const next = people.slice(seen, seen + MOST_TOLD - told);
    const verdicts = await mapConcurrently(next, (offer) => tellOne(store, season, offer, at));
    told += verdicts.filter((kind) => kind === 'decision').length;
    seen += next.length;
  }
  if (seen === people.length) await settle(store, id, version);
  return told > 0 ? 'done' : 'unchanged';
}

async function tellOne(
  store: Store,
  season: Season,
  { season: id, id: offer, applicant }: Offer,
  at: Instant,
): Promise<string> {
  const context = decisionContext({ kind: 'clock' }, at);
  const { verdict } = await attemptOrThrow(
    store,
    id,
    async () => {
      const [standing, isWithdrawn] = await Promise.all([
        loadStanding(store, { season: id, id: offer }, [], false),
        withdrew(store, season, applicant.id),
      ]);
      return { ...standing, isWithdrawn };
    },
    (standing) => tellClosing(standing, context),
  );
  return verdict.kind;
}

/** Somebody who was invited by a list alone has no application that could be withdrawn. */
async function withdrew(store: Store, season: Season, applicant: string): Promise<boolean> {
  const application = await readApplication(store, season.id, applicant);
  if (!application) return false;
  const ticked = tracksTicked(season, application.ticks).tracks.map((track) => track.id);
  return applicationStatusOf(application, ticked) === 'withdrawn';
}

async function settle(store: Store, id: string, version: number): Promise<void> {
  await attemptOrThrow(
    store,
    id,
    () => readClosingMail(store, id),
    (now) => (now === version ? decision(now, [{ kind: 'settle-closing-mail', version }]) : unchanged),
  );
}
