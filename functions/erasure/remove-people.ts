import { bulkWithout } from '#domain/bulk-reviews/bulk-review-step.ts';
import type { Change } from '#domain/contract.ts';
import type { Erasure } from '#domain/erasure/erasure-record.ts';
import { listWithout } from '#domain/interviewers/stored-interviewer.ts';
import {
  redactFactList,
  redactStatusNotice,
  removeApplication,
  waveWithout,
} from '#domain/people/removals.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readRemovable } from '#functions/store/items/erasure/removals.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readBulkReviews } from '#functions/store/lists/bulk-reviews.ts';
import { readStatusNotices, readStatusWaves } from '#functions/store/statuses/status-waves.ts';
import { changeUntilDone, MOST_ERASING_CHANGES } from './change-until-done.ts';

/**
 * Removes what is stored under the AAMC IDs of an erasure: applications with all of their records, and the ids in lists of
 * facts, waves, jobs, recusals and wishes. It can be taken up again after a stop.
 */
export async function removePeople(store: Store, erasure: Erasure): Promise<void> {
  if (erasure.people.length === 0) return;
  await mapConcurrently(erasure.people, (id) => removeOne(store, erasure.season, id));
  await redactLists(store, erasure);
  await redactStatuses(store, erasure);
  await redactBulks(store, erasure);
  await redactInterviewers(store, erasure);
}

function removeOne(store: Store, season: string, id: string): Promise<void> {
  return changeUntilDone(store, season, async () =>
    removeApplication(id, await readRemovable(store, season, id), MOST_ERASING_CHANGES),
  );
}

/** One list at a time: each can have 400 KB, and a transaction 4 MB. */
function redactLists(store: Store, erasure: Erasure): Promise<void> {
  const { season } = erasure;
  return changeUntilDone(store, season, async () =>
    (await readFactLists(store, season)).flatMap((list) => redactFactList(list, erasure)).slice(0, 1),
  );
}

/** Whom a wave would tell, and the mails about a status that are still kept. */
async function redactStatuses(store: Store, erasure: Erasure): Promise<void> {
  const { season } = erasure;
  await changeUntilDone(store, season, async () =>
    (await readStatusWaves(store, season))
      .flatMap((before): readonly Change[] => {
        const wave = waveWithout(before, erasure);
        return wave ? [{ kind: 'put-status-wave', wave, replaces: before.version }] : [];
      })
      .slice(0, 1),
  );
  await changeUntilDone(store, season, async () =>
    (await readStatusNotices(store, season)).flatMap((notice) => redactStatusNotice(notice, erasure)),
  );
}

/** One job at a time: it may be going on. */
function redactBulks(store: Store, { season, people }: Erasure): Promise<void> {
  return changeUntilDone(store, season, async () =>
    (await readBulkReviews(store, season))
      .flatMap((before): readonly Change[] => {
        const bulk = bulkWithout(before, people);
        return bulk ? [{ kind: 'put-bulk-review', bulk, replaces: before.version }] : [];
      })
      .slice(0, 1),
  );
}

/** Who does not meet them, and whom they would like to meet: it is said of both, and goes with them. */
function redactInterviewers(store: Store, { season, people }: Erasure): Promise<void> {
  return changeUntilDone(store, season, async () => {
    const before = await readInterviewers(store, season);
    const list = listWithout(before, people);
    return list ? [{ kind: 'put-interviewers', list, replaces: before.version }] : [];
  });
}
