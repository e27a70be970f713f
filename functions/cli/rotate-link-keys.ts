import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { LinkKeys } from '#functions/links/link-token.ts';
import { readLinkKeys } from '#functions/links/parse-link-keys.ts';
import { type Ending, ended, type Terminal } from './terminal.ts';

export const keyCommands = ['rotate', 'retire'] as const;
export type KeyCommand = (typeof keyCommands)[number];

/**
 * Gives the link keys in `secret` a new current one, or takes the earlier one away. Rotating ends no link: it is refused
 * while an even earlier key would fall out. Only retiring ends links, and tells which.
 */
export async function changeKeys(secret: string, command: KeyCommand, terminal: Terminal): Promise<Ending> {
  const client = new SecretsManagerClient({});
  const { SecretString, CreatedDate } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
  const before = readLinkKeys(SecretString);
  const after = command === 'rotate' ? rotated(before) : retired(before);
  if (!after) {
    terminal.complain(refusals[command]);
    return ended.refused;
  }
  await client.send(new PutSecretValueCommand({ SecretId: secret, SecretString: JSON.stringify(after) }));
  terminal.say(command === 'rotate' ? hasRotated : hasRetired(CreatedDate));
  return ended.well;
}

const refusals: Readonly<Record<KeyCommand, string>> = {
  rotate:
    'An earlier key is still in place, and links that it signed would end. Nothing has changed. If they may: npm run link-keys -- retire',
  retire: 'There is no earlier key. Nothing has changed.',
};

const hasRotated = `All functions sign links with a new key within five minutes.
Links that are out go on working, until: npm run link-keys -- retire`;

/** Functions went on signing with the earlier key for as long as they keep keys. */
const FOLLOW_WITHIN = 5 * 60_000;

function hasRetired(rotatedAt: Date | undefined): string {
  const signedUntil = rotatedAt && new Date(rotatedAt.getTime() + FOLLOW_WITHIN).toISOString();
  return `The earlier key opens nothing any more, in any function, within five minutes.
That ends links that were mailed before ${signedUntil ?? 'the last rotation'}. Not sooner than in five minutes,
new ones can be mailed: npm run season -- relink OFFER`;
}

/** A new key beside the one before; `undefined` while an even earlier one is in the way. */
function rotated({ current, previous }: LinkKeys): LinkKeys | undefined {
  return previous === null
    ? { current: randomBytes(32).toString('base64url'), previous: current }
    : undefined;
}

function retired({ current, previous }: LinkKeys): LinkKeys | undefined {
  return previous === null ? undefined : { current, previous: null };
}
