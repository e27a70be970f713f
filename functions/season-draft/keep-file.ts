import { decision, unchanged } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import { meaningOf } from '#domain/season-draft/season-draft.ts';
import type { Instant } from '#domain/values/time.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readSeasonFileKept } from '#functions/store/drafts/season-drafts.ts';
import { LONGEST_FILE } from './change-draft.ts';

/**
 * Keeps the text of a file that was applied, so that the desk goes on from it with its comments. A file that is too long for that
 * is written from the season when somebody needs it.
 */
export async function keepSeasonFile(store: Store, season: Season, text: string, at: Instant): Promise<void> {
  if (Buffer.byteLength(text) > LONGEST_FILE) return;
  await attemptOrThrow(
    store,
    season.id,
    () => readSeasonFileKept(store, season.id),
    (known) => {
      if (known?.text === text) return unchanged;
      const file = { season: season.id, text, of: meaningOf(season), version: (known?.version ?? 0) + 1, at };
      const replaces = known ? { replaces: known.version } : {};
      return decision(file, [{ kind: 'put-season-file', file, ...replaces }]);
    },
  );
}
