import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { required } from '#functions/runtime/environment.ts';
import type { LinkKeys } from './link-token.ts';
import { readLinkKeys } from './parse-link-keys.ts';

/** The TTL of the cached keys, in milliseconds. */
const CACHE_MS = 5 * 60_000;
/** The shortest interval between two fetches, in milliseconds, so that forged links cannot cause many. */
const MIN_FETCH_INTERVAL_MS = 10_000;

/** The cached keys, and the latest fetch. A failed fetch keeps the cached keys. */
let cached: { readonly keys: LinkKeys; readonly fetchedAt: number } | undefined;
let fetch: { readonly keys: Promise<LinkKeys>; readonly beganAt: number } | undefined;

/**
 * The keys of personal links, from Secrets Manager, cached. With `afresh`, fetches newer keys than the ones that just
 * failed to verify a link, as happens during a rotation.
 */
export function linkKeys(refresh = false): Promise<LinkKeys> {
  const at = performance.now();
  if (!refresh && cached && at - cached.fetchedAt < CACHE_MS) return Promise.resolve(cached.keys);
  if (fetch && at - fetch.beganAt < MIN_FETCH_INTERVAL_MS) return fetch.keys;
  const begun = { keys: fetchKeys(), beganAt: at };
  fetch = begun;
  begun.keys.then(
    (keys) => {
      cached = { keys, fetchedAt: at };
    },
    () => {
      if (fetch === begun) fetch = undefined;
    },
  );
  return begun.keys;
}

async function fetchKeys(): Promise<LinkKeys> {
  const client = new SecretsManagerClient({});
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: required('linkKeys') }));
  return readLinkKeys(SecretString);
}
