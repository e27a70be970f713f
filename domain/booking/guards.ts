import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { OfferClosed } from '#domain/invitations/refusal.ts';
import { type Choice, type Offer, shownVersion } from '#domain/offers/offer.ts';
import { changesCloseAt, dayOf, type Season, startOf, startsAt, trackOf } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { hoursBetween } from '#domain/values/time.ts';
import type { ChangedMeanwhile, ChoiceChanged, DayClosed, NotBooked, UnknownChoice } from './refusal.ts';
import type { Standing } from './standing.ts';

/** A move or cancel by the program closer to the interview than this needs a written reason (NRMP asks for notice). */
const REASON_HOURS = 14 * 24;

/** Returns why there is no booking to change, if there is none. `version` is the one that the requester saw. */
export function whyUnchangeable(
  offer: Offer,
  version: number | undefined,
): NotBooked | OfferClosed | ChangedMeanwhile | undefined {
  if (offer.state === 'open') return { kind: 'not-booked' };
  if (offer.state !== 'booked') return { kind: 'offer-closed', state: offer.state };
  if (version !== undefined && version !== shownVersion(offer)) return { kind: 'changed-meanwhile' };
  return undefined;
}

/** Returns a refusal if the choice was made on a page of season version `seen`, older than the season's fence. */
export function whyOutdated({ fence = 0 }: Standing, seen = fence): ChoiceChanged | undefined {
  return seen < fence ? { kind: 'choice-changed' } : undefined;
}

/** Returns why no applicant of the track can choose this option with these starts, if so. */
export function whyUnknown(season: Season, offer: Offer, choice: Choice): UnknownChoice | undefined {
  const option = trackOf(season, offer.seatedAs).options.find((each) => each.id === choice.option);
  if (!option) return { kind: 'unknown-option', option: choice.option };
  const known = option.days.every((on, index) =>
    dayOf(season, on).starts.some((start) => start.name === choice.starts[index]),
  );
  if (!known || choice.starts.length !== option.days.length)
    return { kind: 'unknown-start', option: choice.option };
  return undefined;
}

/** Returns why the starts can no longer be taken or released, if so. The program may do it until they begin. */
export function whyTooLate(
  season: Season,
  starts: readonly StartKey[],
  context: Pick<DecisionContext, 'now' | 'who'>,
): DayClosed | undefined {
  return context.who.kind === 'applicant'
    ? whyPast(season, starts, changesCloseAt, context)
    : whyBegun(season, starts, context);
}

/** Returns a refusal if the first of the starts has begun. */
export function whyBegun(
  season: Season,
  starts: readonly StartKey[],
  context: Pick<DecisionContext, 'now'>,
): DayClosed | undefined {
  return whyPast(season, starts, startsAt, context);
}

function whyPast(
  season: Season,
  starts: readonly StartKey[],
  limit: typeof startsAt,
  context: Pick<DecisionContext, 'now'>,
): DayClosed | undefined {
  for (const key of starts) {
    const start = startOf(season, key);
    const closedAt = start && limit(season, key.on, start);
    if (closedAt && context.now >= closedAt) return { kind: 'day-closed', on: key.on, closedAt };
  }
  return undefined;
}

/** Whether the program must give a written reason for changing these starts. */
export function owesReason(
  season: Season,
  starts: readonly StartKey[],
  context: DecisionContext,
  reason?: string,
): boolean {
  if (context.who.kind !== 'program' || reason?.trim()) return false;
  return starts.some((key) => {
    const start = startOf(season, key);
    return start !== undefined && hoursBetween(context.now, startsAt(season, key.on, start)) < REASON_HOURS;
  });
}
