import * as z from 'zod/mini';
import {
  type PutStatusWave,
  type StatusNotice,
  type StatusWave,
  statusDueOf,
} from '#domain/statuses/status-wave.ts';
import { toldStatuses } from '#domain/statuses/told-status.ts';
import type { Store } from '#functions/store/client.ts';
import { journalAttributes } from '#functions/store/history/journal-attributes.ts';
import { dueAttributes } from '#functions/store/items/due.ts';
import { statusNoticesOf, statusWaveKey, statusWavesOf } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { statusNoticeItem } from '#functions/store/record-items/status-events.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';

const some = z.int().check(z.nonnegative());

export const statusWaveItem = z.object({
  id: z.string(),
  season: z.string(),
  as: z.enum(toldStatuses),
  state: z.enum(['prepared', 'leaving', 'done', 'taken-back']),
  people: z.array(z.string()),
  done: some,
  told: some,
  releaseAt: instantSchema,
  who,
  startedAt: instantSchema,
  takenBack: z.exactOptional(z.object({ who, at: instantSchema })),
  version: count,
}) satisfies z.ZodMiniType<StatusWave>;

export const statusWaveWrites: Writes<PutStatusWave> = {
  'put-status-wave': (season, { wave, replaces }) =>
    put(
      {
        ...{ ...statusWaveKey(season, wave.id), kind: 'status-wave', ...wave },
        ...dueAttributes(statusDueOf(wave)),
        ...journalAttributes(season, 'status-wave', wave.startedAt, wave.id),
      },
      inPlaceOf(replaces),
    ),
};

export async function readStatusWave(
  store: Store,
  season: string,
  id: string,
): Promise<StatusWave | undefined> {
  return get(store, statusWaveKey(season, id), statusWaveItem);
}

/** Every wave of status notices of the season, the oldest first. */
export async function readStatusWaves(store: Store, season: string): Promise<readonly StatusWave[]> {
  return query(store, statusWavesOf(season), '', statusWaveItem);
}

/** The mails about a status that are still kept. */
export async function readStatusNotices(store: Store, season: string): Promise<readonly StatusNotice[]> {
  return query(store, statusNoticesOf(season), '', statusNoticeItem);
}
