import * as z from 'zod/mini';
import type { Upload, UploadChange } from '#domain/uploads/upload.ts';
import type { Store } from '#functions/store/client.ts';
import { uploadKey, uploadsOf } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { table } from '#functions/store/table.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

const some = z.int().check(z.nonnegative());

const uploadItem = z.object({
  id: z.string(),
  season: z.string(),
  file: z.object({ key: z.string(), name: z.string() }),
  purpose: z.exactOptional(z.literal('facts')),
  state: z.enum(['reading', 'read', 'unreadable', 'applying', 'applied', 'removed']),
  who,
  approvedBy: z.exactOptional(who),
  startedAt: instantSchema,
  changedAt: instantSchema,
  version: count,
  reading: z.exactOptional(
    z.object({
      digest: z.string(),
      counts: z.object({
        new: some,
        changed: some,
        unchanged: some,
        erased: some,
        invalid: some,
        unread: some,
        unmentioned: some,
        answers: z.exactOptional(some),
      }),
      isStopped: z.boolean(),
      report: count,
    }),
  ),
  ids: z.exactOptional(z.object({ count: some, problems: some, report: count })),
  problem: z.exactOptional(z.string()),
  setback: z.exactOptional(z.enum(['outdated', 'running', 'replaced'])),
  applied: z.exactOptional(
    z.object({
      import: z.string(),
      counts: z.object({ added: some, changed: some, unchanged: some }),
    }),
  ),
}) satisfies z.ZodMiniType<Upload>;

export const uploadWrites: Writes<UploadChange> = {
  'put-upload': (season, { upload, replaces }) =>
    put({ ...uploadKey(season, upload.id), kind: table.uploadKind, ...upload }, inPlaceOf(replaces)),
};

export async function readUpload(store: Store, season: string, id: string): Promise<Upload | undefined> {
  return get(store, uploadKey(season, id), uploadItem);
}

/** Every upload of the season, the latest first. */
export async function readUploads(store: Store, season: string): Promise<readonly Upload[]> {
  const oldestFirst = await query(store, uploadsOf(season), '', uploadItem);
  return oldestFirst.reverse();
}
