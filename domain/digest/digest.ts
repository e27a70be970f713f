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

/**
 * A change is dated slightly before it is written, so changes more recent than this may not be visible yet. They wait
 * for the next digest.
 */
const SETTLING_HOURS = 1 / 60;

/** The most recent digest, if there is one. */
export type LastDigest = Pick<Digested, 'at'> | undefined;

/** Returns the period that a digest at `now` covers: since the end of the last one, or one day. */
export function stretchOf(last: LastDigest, now: Instant): Stretch {
  const until = plusHours(now, -SETTLING_HOURS);
  return { since: last ? plusHours(last.at, -SETTLING_HOURS) : plusHours(until, -24), until };
}

/** Returns the beginning of a period as its readers know it: the hour of the digest before, without the settling. */
export function toldUntil({ since }: Pick<Stretch, 'since'>): Instant {
  return plusHours(since, SETTLING_HOURS);
}

/** Returns the offers whose records a digest needs. */
export function changedAfter(offers: readonly Offer[], since: Instant): readonly Offer[] {
  return offers.filter((offer) => offer.changedAt > since);
}

/**
 * Decides one digest for each day of the program's calendar, for each coordinator in the season file. A second one on
 * the same day is a repeat; so is every one after the first that follows the season's last day. `messageOf` renders the
 * facts as the text that the record stores.
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

/** Whether no digest is due after one on the day `lastOn`. */
function isToldOf(season: Season, lastOn: CalendarDay, { now }: Pick<DecisionContext, 'now'>): boolean {
  return lastOn === dayIn(season.program.zone, now) || lastOn > lastDayOf(season);
}
