import * as z from 'zod/mini';
import type { Store } from '#functions/store/client.ts';
import { readValuesOf } from './values-of.ts';

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

/** School and exams of a few people, by AAMC ID; nobody without an application is in it. */
export function readBackgrounds(
  store: Store,
  season: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Background>> {
  return readValuesOf(store, season, ids, withBackground);
}
