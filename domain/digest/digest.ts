import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Repeat,
  repeat,
} from '#domain/decisions/decision.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { lastDayOf, type Season } from '#domain/season/season.ts';
import type { Message } from '#domain/values/message.ts';
import { type CalendarDay, dayIn, type Instant, plusHours } from '#domain/values/time.ts';
import { type DigestFacts, digestFacts } from './digest-content.ts';
import type { DigestSource, Stretch } from './digest-input.ts';
import type { Digested } from './digest-record.ts';

/** A change is dated a moment before it is written. What is younger than this may not be seen yet: it can wait a day. */
const SETTLING_HOURS = 1 / 60;

/** The digest that went out last, if one did. */
export type LastDigest = Pick<Digested, 'at'> | undefined;

/** The stretch of time that a digest at `now` tells of: from where the last one ended, or a day. */
export function stretchOf(last: LastDigest, now: Instant): Stretch {
  const until = plusHours(now, -SETTLING_HOURS);
  return { since: last ? plusHours(last.at, -SETTLING_HOURS) : plusHours(until, -24), until };
}

/** The offers whose records a digest needs. */
export function changedAfter(offers: readonly Offer[], since: Instant): readonly Offer[] {
  return offers.filter((offer) => offer.changedAt > since);
}

/**
 * One digest a day of the program's calendar, to each coordinator whom the season names. A second one is a repeat; so
 * is every one after the first that was made when all of the season's days were over. `messageOf` puts the facts into the
 * words that the record keeps.
 */
export function digest(
  source: DigestSource,
  last: LastDigest,
  context: DecisionContext,
  messageOf: (facts: DigestFacts) => Message,
): Decision<DigestFacts, AddRecord<Digested>> | Repeat<undefined> {
  const { season } = source;
  if (last && isToldOf(season, dayIn(season.program.zone, last.at), context)) return repeat(undefined);
  const facts = digestFacts(source, stretchOf(last, context.now), context.now);
  const record: Digested = {
    id: context.recordId,
    season: season.id,
    at: context.now,
    who: context.who,
    event: 'digested',
    message: messageOf(facts),
    notices: season.digest.to.map((to) => ({ kind: 'digest', to })),
  };
  return decision(facts, [{ kind: 'add-record', record }]);
}

/** Whether a digest of the day `lastOn` leaves nothing for another one to tell. */
function isToldOf(season: Season, lastOn: CalendarDay, { now }: Pick<DecisionContext, 'now'>): boolean {
  return lastOn === dayIn(season.program.zone, now) || lastOn > lastDayOf(season);
}
