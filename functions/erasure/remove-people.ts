import { bulkWithout } from '#domain/bulk-reviews/bulk-review-step.ts';
import type { Change } from '#domain/contract.ts';
import { decision } from '#domain/decisions/decision.ts';
import type { Erasure } from '#domain/erasure/erasure-record.ts';
import { listWithout } from '#domain/interviewers/stored-interviewer.ts';
import {
  importWithout,
  redactFactList,
  redactHistory,
  redactStatusNotice,
  removeApplication,
  uploadWithout,
  waveWithout,
} from '#domain/people/removals.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readUploads } from '#functions/store/import-items/uploads.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import {
  readApplicationRecords,
  readCurrentImport,
  readEndedImports,
} from '#functions/store/items/applications.ts';
import { readApplicationIds, readRemovable } from '#functions/store/items/erasure/removals.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readBulkReviews } from '#functions/store/lists/bulk-reviews.ts';
import { readStatusNotices, readStatusWaves } from '#functions/store/statuses/status-waves.ts';
import { changeUntilDone } from './change-until-done.ts';
import { redactMentions } from './redact-mentions.ts';

/** Of 100 items that one transaction changes. */
const MOST_RECORDS = 90;

/**
 * Removes what is stored under the AAMC IDs of an erasure: applications with all of their records, the ids in lists of
 * facts, and what an import says of them. It can be taken up again after a stop.
 */
export async function removePeople(store: Store, erasure: Erasure): Promise<void> {
  if (erasure.people.length === 0) return;
  await mapConcurrently(erasure.people, (id) => removeOne(store, erasure.season, id));
  await redactLists(store, erasure);
  await redactImports(store, erasure);
  await redactUploads(store, erasure);
  await redactStatuses(store, erasure);
  await redactBulks(store, erasure);
  await redactInterviewers(store, erasure);
  await redactMentions(store, erasure);
}

function removeOne(store: Store, season: string, id: string): Promise<void> {
  return changeUntilDone(store, season, async () =>
    removeApplication(id, await readRemovable(store, season, id), MOST_RECORDS),
  );
}

/** One list at a time: each can have 400 KB, and a transaction 4 MB. */
function redactLists(store: Store, erasure: Erasure): Promise<void> {
  const { season } = erasure;
  return changeUntilDone(store, season, async () =>
    (await readFactLists(store, season)).flatMap((list) => redactFactList(list, erasure)).slice(0, 1),
  );
}

/**
 * Imports whose files are named after one of the people, and then nobody else's history names such a file either. The
 * histories come first: as long as an import has the name, a stop is followed by another look at all of them.
 */
async function redactImports(store: Store, erasure: Erasure): Promise<void> {
  const { season } = erasure;
  const [current, ended] = await Promise.all([
    readCurrentImport(store, season),
    readEndedImports(store, season),
  ]);
  const named = ended.flatMap((job) => importWithout(job, erasure) ?? []);
  if (named.length > 0 || (current && importWithout(current, erasure))) await redactHistories(store, erasure);
  for (const job of named) {
    const redactions = [{ path: ['file', 'name'], value: job.file.name }];
    await attemptOrThrow(
      store,
      season,
      async () => job,
      ({ id }) => decision(id, [{ kind: 'redact-import', import: id, redactions }]),
    );
  }
  await changeUntilDone(store, season, async () => {
    const now = await readCurrentImport(store, season);
    const job = now && importWithout(now, erasure);
    return job ? [{ kind: 'put-import', job, replaces: now.version }] : [];
  });
}

async function redactHistories(store: Store, erasure: Erasure): Promise<void> {
  const { season } = erasure;
  await mapConcurrently(await readApplicationIds(store, season), (id) =>
    changeUntilDone(store, season, async () =>
      redactHistory(await readApplicationRecords(store, season, id), erasure).slice(0, MOST_RECORDS),
    ),
  );
}

/** One upload at a time: somebody may be going on with it. */
function redactUploads(store: Store, erasure: Erasure): Promise<void> {
  const { season } = erasure;
  return changeUntilDone(store, season, async () =>
    (await readUploads(store, season))
      .flatMap((before): readonly Change[] => {
        const upload = uploadWithout(before, erasure);
        return upload ? [{ kind: 'put-upload', upload, replaces: before.version }] : [];
      })
      .slice(0, 1),
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
    (await readStatusNotices(store, season))
      .flatMap((notice) => redactStatusNotice(notice, erasure))
      .slice(0, MOST_RECORDS),
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

/** Who does not meet them: it is said of both, and goes with them. */
function redactInterviewers(store: Store, { season, people }: Erasure): Promise<void> {
  return changeUntilDone(store, season, async () => {
    const before = await readInterviewers(store, season);
    const list = listWithout(before, people);
    return list ? [{ kind: 'put-interviewers', list, replaces: before.version }] : [];
  });
}
