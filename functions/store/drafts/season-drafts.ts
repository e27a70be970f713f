import * as z from 'zod/mini';
import type { SeasonDraft, SeasonDraftChange, SeasonFileKept } from '#domain/season-draft/season-draft.ts';
import type { Store } from '#functions/store/client.ts';
import { seasonDraftKey, seasonFileKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { table } from '#functions/store/table.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

const some = z.int().check(z.nonnegative());
const texts = z.array(z.string());

const draftItem = z.object({
  id: z.string(),
  season: z.string(),
  state: z.enum(['edited', 'applying', 'applied', 'discarded']),
  text: z.string(),
  base: z.object({ version: count, of: z.int() }),
  version: count,
  startedAt: instantSchema,
  changedAt: instantSchema,
  edits: z.array(z.object({ version: count, at: instantSchema, who, what: texts })),
  approved: z.exactOptional(z.object({ who, reason: z.string(), version: count })),
  setback: z.exactOptional(z.object({ title: z.string(), detail: z.string(), next: z.string() })),
  applied: z.exactOptional(z.object({ steps: some, told: some, left: texts })),
}) satisfies z.ZodMiniType<SeasonDraft>;

const fileItem = z.object({
  season: z.string(),
  text: z.string(),
  of: z.int(),
  version: count,
  at: instantSchema,
}) satisfies z.ZodMiniType<SeasonFileKept>;

export const seasonDraftWrites: Writes<SeasonDraftChange> = {
  'put-season-draft': (season, { draft, replaces }) =>
    put({ ...seasonDraftKey(season), kind: table.draftKind, ...draft }, inPlaceOf(replaces)),
  'put-season-file': (season, { file, replaces }) =>
    put({ ...seasonFileKey(season), kind: 'season-file', ...file }, inPlaceOf(replaces)),
};

/** The draft of the season that was last worked on, whatever has become of it. */
export async function readSeasonDraft(store: Store, season: string): Promise<SeasonDraft | undefined> {
  return get(store, seasonDraftKey(season), draftItem);
}

/** The text of the file that was applied last, if it is known. */
export async function readSeasonFileKept(store: Store, season: string): Promise<SeasonFileKept | undefined> {
  return get(store, seasonFileKey(season), fileItem);
}
