import { randomBytes } from 'node:crypto';
import type { JsonStore } from '#infra/local/process/json-store.ts';

export type GeneratedSecrets = {
  /** Selects this folder's database in DynamoDB Local. */
  readonly accessKeyId: string;
  /** The secret that signs personal links, in the form that Secrets Manager holds. */
  readonly linkKeys: { readonly current: string; readonly previous: string | null };
};

const FILE = 'secrets.json';

/** The secrets of an earlier run, or newly generated ones. */
export function generatedSecrets(store: JsonStore): GeneratedSecrets {
  const saved = store.read<GeneratedSecrets>(FILE);
  if (saved) return saved;
  const generated = {
    accessKeyId: `local${randomBytes(12).toString('hex')}`,
    linkKeys: { current: randomBytes(32).toString('base64url'), previous: null },
  };
  store.write(FILE, generated);
  return generated;
}
