import type { Change } from '#domain/contract.ts';
import { decision } from '#domain/decisions/decision.ts';
import type { Erasure } from '#domain/erasure/erasure-record.ts';
import { importWithout, redactHistory, uploadWithout } from '#domain/people/removals.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readUploads } from '#functions/store/import-items/uploads.ts';
import {
  readApplicationRecords,
  readCurrentImport,
  readEndedImports,
} from '#functions/store/items/applications.ts';
import { readApplicationIds } from '#functions/store/items/erasure/removals.ts';
import { changeUntilDone } from './change-until-done.ts';

/** Removes what imports and uploads of files say of the people of an erasure. */
export async function redactFiles(store: Store, erasure: Erasure): Promise<void> {
  if (erasure.people.length === 0) return;
  await redactImports(store, erasure);
  await redactUploads(store, erasure);
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
      redactHistory(await readApplicationRecords(store, season, id), erasure),
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
