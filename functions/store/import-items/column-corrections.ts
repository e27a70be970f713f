import * as z from 'zod/mini';
import { type ChosenUse, chosenUses } from '#domain/applications/columns/use-by-hand.ts';
import type { ColumnCorrections, CorrectionChange } from '#domain/imports/column-corrections.ts';
import type { Store } from '#functions/store/client.ts';
import { columnCorrectionsKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

/** A field that this version does not know anymore makes the column one that is not used. */
const use = z.catch(z.enum(chosenUses as readonly [ChosenUse, ...ChosenUse[]]), 'unused');

const correctionsItem = z.object({
  season: z.string(),
  version: count,
  columns: z.array(z.object({ title: z.string(), use, who, at: instantSchema })),
}) satisfies z.ZodMiniType<ColumnCorrections>;

export const correctionWrites: Writes<CorrectionChange> = {
  'put-column-corrections': (season, { corrections, replaces }) =>
    put({ ...columnCorrectionsKey(season), kind: 'column-corrections', ...corrections }, inPlaceOf(replaces)),
};

/** What was said of the columns of imported files in the season. */
export async function readColumnCorrections(
  store: Store,
  season: string,
): Promise<ColumnCorrections | undefined> {
  return get(store, columnCorrectionsKey(season), correctionsItem);
}
