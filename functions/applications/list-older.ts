import type { Application } from '#domain/applications/application.ts';
import { decision, unchanged } from '#domain/decisions/decision.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { applicationAnswers, readApplication } from '#functions/store/items/applications.ts';
import { readListedApplications } from '#functions/store/lists/listed-applications.ts';

/** Of 100 items in a transaction. */
const AT_ONCE = 50;

/**
 * Puts the applications into the index of lists that were stored before there was one, and returns how many they were. What was
 * stopped is done by the next call; one that is changed meanwhile is listed by that change, or once more here, which is the same.
 */
export async function listOlder(store: Store, season: string): Promise<number> {
  const listed = new Set((await readListedApplications(store, season)).map(({ id }) => id));
  let count = 0;
  for await (const answer of applicationAnswers(store, season)) {
    const older = answer.filter(({ id }) => !listed.has(id)).map(({ id }) => id);
    for (let at = 0; at < older.length; at += AT_ONCE)
      await listSome(store, season, older.slice(at, at + AT_ONCE));
    count += older.length;
  }
  return count;
}

async function listSome(store: Store, season: string, ids: readonly string[]): Promise<void> {
  await attemptOrThrow(
    store,
    season,
    () => mapConcurrently(ids, (id) => readApplication(store, season, id)),
    (found) => {
      const present = found.filter((each): each is Application => each !== undefined);
      const changes = present.map((application) => ({ kind: 'list-application', application }) as const);
      return changes.length > 0 ? decision(changes.length, changes) : unchanged;
    },
  );
}
