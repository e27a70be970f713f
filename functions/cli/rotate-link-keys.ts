import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { LinkKeys } from '#functions/links/link-token.ts';
import { readLinkKeys } from '#functions/links/parse-link-keys.ts';
import { type ExitCode, exitCode, type Terminal } from './terminal.ts';

export const keyCommands = ['rotate', 'retire'] as const;
export type KeyCommand = (typeof keyCommands)[number];

/**
 * Rotates the link keys in `secret`, or retires the previous one. Rotating never revokes a link: it is refused while
 * a previous key is still active. Only retiring revokes links, and it prints which ones.
 */
export async function runKeyCommand(
  secret: string,
  command: KeyCommand,
  terminal: Omit<Terminal, 'write'>,
): Promise<ExitCode> {
  const client = new SecretsManagerClient({});
  const { SecretString, CreatedDate } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
  const before = readLinkKeys(SecretString);
  const after = command === 'rotate' ? rotated(before) : retired(before);
  if (!after) {
    terminal.complain(refusals[command]);
    return exitCode.refused;
  }
  await client.send(new PutSecretValueCommand({ SecretId: secret, SecretString: JSON.stringify(after) }));
  terminal.say(command === 'rotate' ? rotatedMessage : retiredMessage(CreatedDate));
  return exitCode.ok;
}

const refusals: Readonly<Record<KeyCommand, string>> = {
  rotate:
    'A previous key is still active, and links signed with it would stop working. Nothing was changed. To end them anyway: npm run link-keys -- retire',
  retire: 'There is no previous key. Nothing was changed.',
};

const rotatedMessage = `All functions sign links with the new key within five minutes.
Existing links keep working until: npm run link-keys -- retire`;

/** Functions cache the keys, so they keep signing with the previous key for up to this long. */
const KEY_CACHE_MS = 5 * 60_000;

function retiredMessage(rotatedAt: Date | undefined): string {
  const signedUntil = rotatedAt && new Date(rotatedAt.getTime() + KEY_CACHE_MS).toISOString();
  return `Within five minutes no function accepts the previous key.
Links mailed before ${signedUntil ?? 'the last rotation'} then stop working. After those five minutes,
new ones can be mailed: npm run season -- relink OFFER`;
}

/** A new key beside the current one; `undefined` while a previous key is still active. */
function rotated({ current, previous }: LinkKeys): LinkKeys | undefined {
  return previous === null
    ? { current: randomBytes(32).toString('base64url'), previous: current }
    : undefined;
}

function retired({ current, previous }: LinkKeys): LinkKeys | undefined {
  return previous === null ? undefined : { current, previous: null };
}
