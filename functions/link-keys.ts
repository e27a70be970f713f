import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { required } from './environment.ts';
import type { LinkKeys } from './links.ts';

const key = z.string().min(32, 'a key has at least 32 characters');
const secret = z.object({ current: key, previous: key.nullable() });

/** How long keys are used before they are fetched again, in milliseconds. */
const KEPT_FOR = 5 * 60_000;
/** The least time between two fetches, however many links do not verify. */
const FETCHED_AT_MOST_EVERY = 10_000;

let held: { readonly keys: Promise<LinkKeys>; readonly fetchedAt: number } | undefined;

/**
 * The keys of personal links, from Secrets Manager. `afresh` asks for newer ones than those that just failed to verify
 * a link, as happens while a key is being rotated.
 */
export function linkKeys(afresh = false): Promise<LinkKeys> {
  const age = held ? performance.now() - held.fetchedAt : Number.POSITIVE_INFINITY;
  if (held && age < (afresh ? FETCHED_AT_MOST_EVERY : KEPT_FOR)) return held.keys;
  const keys = fetchKeys();
  held = { keys, fetchedAt: performance.now() };
  keys.catch(() => {
    held = undefined;
  });
  return keys;
}

async function fetchKeys(): Promise<LinkKeys> {
  const client = new SecretsManagerClient({});
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: required('linkKeys') }));
  return secret.parse(JSON.parse(SecretString ?? ''));
}
