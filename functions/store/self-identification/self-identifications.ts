import * as z from 'zod/mini';
import type { RemoveSelfIdentification } from '#domain/erasure/erasure-record.ts';
import type {
  PutSelfIdentification,
  SelfIdentification,
  SelfIdentifications,
} from '#domain/self-identification/self-identification.ts';
import type { Store } from '#functions/store/client.ts';
import { selfIdentificationKey, selfIdentificationsOf } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import { put, type Writes } from '#functions/store/write.ts';

const answersItem = z.object({
  sk: z.string(),
  sex: z.exactOptional(z.string()),
  identity: z.exactOptional(z.string()),
});

export const selfIdentificationWrites: Writes<PutSelfIdentification | RemoveSelfIdentification> = {
  'put-self-identification': (season, { person, answers, isKnown }) => {
    const key = selfIdentificationKey(season, person);
    if (!isKnown) return put({ ...key, kind: 'self-identification', ...answers });
    const set = Object.keys(answers).map((name) => `#${name} = :${name}`);
    return {
      ...{ kind: 'update', key, set: `SET ${set.join(', ')}` },
      ...{ condition: 'is-there', values: { ...answers } },
    };
  },
  'remove-self-identification': (season, { person }) => ({
    ...{ kind: 'delete', key: selfIdentificationKey(season, person) },
    condition: 'is-there',
  }),
};

/** What everybody of the season said of themselves, or those from one AAMC ID to another. For the audit, and what keeps it true. */
export async function readSelfIdentifications(
  store: Store,
  season: string,
  range?: { readonly from: string; readonly to: string },
): Promise<SelfIdentifications> {
  const found = await query(store, selfIdentificationsOf(season), range ?? '', answersItem);
  return new Map(found.map(({ sk, ...answers }) => [sk, answers]));
}

/** What one person said, to hand it over to them. */
export async function readSelfIdentification(
  store: Store,
  season: string,
  person: string,
): Promise<SelfIdentification | undefined> {
  const found = await get(store, selfIdentificationKey(season, person), answersItem);
  if (!found) return undefined;
  const { sk: _, ...answers } = found;
  return answers;
}
