import { decision } from '#domain/decisions/decision.ts';
import { changedAfter, digest, stretchOf } from '#domain/digest/digest.ts';
import type { DigestFacts } from '#domain/digest/digest-content.ts';
import type { DigestSource } from '#domain/digest/digest-input.ts';
import { dayMissed } from '#domain/statuses/told-status.ts';
import type { Message } from '#domain/values/message.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import { outdatedPlans, unplannedDays } from '#functions/interviews/outdated-plans.ts';
import { waitingQuestions } from '#functions/questions/count-questions.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { countUnanswered } from '#functions/statuses/load-statuses.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { readNames } from '#functions/store/items/erasures.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readApplied, readLastDigest, readRecords } from '#functions/store/items/records.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readSeats } from '#functions/store/items/seats.ts';
import { digestPrefix } from '#functions/store/keys.ts';
import { digestFiles } from './digest-files.ts';
import { digestMessage } from './digest-message.ts';

/**
 * Writes the season's digest as a record whose notices are its mails. The record is named after the day, so that a
 * schedule which fires twice, be it at once, writes one.
 */
export async function writeDigest(store: Store, name: string, at: Instant): Promise<'decision' | 'repeat'> {
  const { verdict } = await attemptOrThrow(
    store,
    name,
    () => load(store, name, at),
    ({ source, last, names }) => {
      const today = dayIn(source.season.program.zone, at);
      const context = { ...decisionContext({ kind: 'clock' }, at), recordId: `${digestPrefix}${today}` };
      const written = digest(source, last, context, (facts) => messageOf(source, facts));
      if (written.kind !== 'decision') return written;
      return decision(written.result, [...written.changes, { kind: 'raise-names', from: names }]);
    },
  );
  return verdict.kind;
}

function messageOf(source: DigestSource, facts: DigestFacts): Message {
  const files = digestFiles(source, facts);
  return { ...digestMessage(source.season, facts), ...(files.length > 0 ? { files } : {}) };
}

/** The lock on names comes first: an erasure after that makes this digest start over. */
async function load(store: Store, name: string, at: Instant) {
  const names = await readNames(store, name);
  const [{ season }, last, offers, seats, files, plans, crew] = await Promise.all([
    cachedSeason(store, name),
    readLastDigest(store, name),
    readOffers(store, name),
    readSeats(store, name),
    readApplied(store, name),
    readPlannedDays(store, name),
    readInterviewers(store, name),
  ]);
  const { since } = stretchOf(last, at);
  const [records, waiting] = await Promise.all([
    mapConcurrently(changedAfter(offers, since), (offer) => readRecords(store, name, offer.id)),
    waitingQuestions(store, season, at),
  ]);
  const planning = { season, offers, plans, crew };
  const ofDays = {
    outdatedPlans: outdatedPlans(planning, at),
    unplannedDays: unplannedDays(planning, at),
    waitingQuestions: waiting,
  };
  const applied = files.filter((file) => file.at > since);
  const unanswered = dayMissed(season, at) ? { unanswered: await countUnanswered(store, name, at) } : {};
  return {
    source: { season, offers, seats, records: records.flat(), applied, ...unanswered, ...ofDays },
    last,
    names,
  };
}
