import { randomBytes } from 'node:crypto';
import type { Kept } from '#infra/local/process/json-store.ts';

export type OwnSecrets = {
  /** Opens this folder's database in DynamoDB Local, and no other. */
  readonly accessKeyId: string;
  /** The secret that signs personal links, as it stands in Secrets Manager. */
  readonly linkKeys: { readonly current: string; readonly previous: string | null };
};

const FILE = 'secrets.json';

/** The secrets of an earlier run, or new ones. */
export function ownSecrets(kept: Kept): OwnSecrets {
  const known = kept.read<OwnSecrets>(FILE);
  if (known) return known;
  const drawn = {
    accessKeyId: `local${randomBytes(12).toString('hex')}`,
    linkKeys: { current: randomBytes(32).toString('base64url'), previous: null },
  };
  kept.write(FILE, drawn);
  return drawn;
}
