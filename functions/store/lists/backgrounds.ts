import * as z from 'zod/mini';
import type { Store } from '#functions/store/client.ts';
import { applicationKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';

const text = z.exactOptional(z.string());
const score = z.exactOptional(z.number());

const withBackground = z.object({
  values: z.object({
    'school.name': text,
    'step1.score': score,
    'step2ck.score': score,
    'step3.score': score,
  }),
});

/** What an export says of an applicant's school and exams. */
export type Background = z.output<typeof withBackground>['values'];

/**
 * School and exams of a few people, by AAMC ID; nobody without an application is in it. All are read at once, eventually consistent,
 * because they are only shown: for those whom one interviewer may meet.
 */
export async function readBackgrounds(
  store: Store,
  season: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Background>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const item = await get(store, applicationKey(season, id), withBackground, { consistent: false });
      return item ? [[id, item.values] as const] : [];
    }),
  );
  return new Map(found.flat());
}
