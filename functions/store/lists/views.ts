import * as z from 'zod/mini';
import type { SavedView, ViewChange } from '#domain/application-list/saved-view.ts';
import { nameKey } from '#domain/values/name-key.ts';
import type { Store } from '#functions/store/client.ts';
import { viewsOf } from '#functions/store/keys.ts';
import { query } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

const viewItem = z.object({
  season: z.string(),
  name: z.string(),
  query: z.string(),
  version: count,
  who,
  at: instantSchema,
}) satisfies z.ZodMiniType<SavedView>;

export const viewWrites: Writes<ViewChange> = {
  'put-view': (season, { view, replaces }) =>
    put({ pk: viewsOf(season), sk: nameKey(view.name), kind: 'view', ...view }, inPlaceOf(replaces)),
  'remove-view': (season, { name, version }) => ({
    kind: 'delete',
    key: { pk: viewsOf(season), sk: nameKey(name) },
    ...inPlaceOf(version),
  }),
};

/** Every view that is kept for the season, by name. */
export async function readViews(store: Store, season: string): Promise<readonly SavedView[]> {
  return query(store, viewsOf(season), '', viewItem);
}
