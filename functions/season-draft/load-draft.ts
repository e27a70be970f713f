import type { Season } from '#domain/season/season.ts';
import type { DraftStanding } from '#domain/season-draft/edit-draft.ts';
import { isUnderWay, meaningOf, type SeasonFileKept } from '#domain/season-draft/season-draft.ts';
import { writeSeasonFile } from '#functions/season/write-file/write-season-file.ts';
import type { Store } from '#functions/store/client.ts';
import { readSeasonDraft, readSeasonFileKept } from '#functions/store/drafts/season-drafts.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';

/** The draft that was last worked on, the season in force, and the file that an edit is made on. */
export type DraftFile = DraftStanding & { readonly text: string };

/** One round trip. Throws `NotFound` if the season has not been applied. */
export async function loadDraft(store: Store, season: string): Promise<DraftFile> {
  const [draft, kept, applied] = await Promise.all([
    readSeasonDraft(store, season),
    readSeasonFileKept(store, season),
    seasonNow(store, season),
  ]);
  return { draft, applied, text: isUnderWay(draft) ? draft.text : fileInForce(applied.season, kept) };
}

/**
 * A file that says what the season in force says: the one that was applied, with its comments, or one that is written from the
 * season where that is not known, or was applied in part only.
 */
export function fileInForce(season: Season, kept: Pick<SeasonFileKept, 'text' | 'of'> | undefined): string {
  return kept && kept.of === meaningOf(season) ? kept.text : writeSeasonFile(season);
}
