import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { required } from '#functions/runtime/environment.ts';
import type { LinkKeys } from './link-token.ts';
import { readLinkKeys } from './parse-link-keys.ts';

/** How long keys are used before they are fetched again, in milliseconds. */
const KEPT_FOR = 5 * 60_000;
/** The least time between two fetches, however many links do not verify. */
const FETCHED_AT_MOST_EVERY = 10_000;

/** The keys that came last, and the fetch that was begun last. A fetch that fails takes no keys away. */
let held: { readonly keys: LinkKeys; readonly fetchedAt: number } | undefined;
let fetch: { readonly keys: Promise<LinkKeys>; readonly beganAt: number } | undefined;

/**
 * The keys of personal links, from Secrets Manager. `afresh` asks for newer ones than those that just failed to verify
 * a link, as happens while a key is being rotated.
 */
export function linkKeys(afresh = false): Promise<LinkKeys> {
  const at = performance.now();
  if (!afresh && held && at - held.fetchedAt < KEPT_FOR) return Promise.resolve(held.keys);
  if (fetch && at - fetch.beganAt < FETCHED_AT_MOST_EVERY) return fetch.keys;
  const begun = { keys: fetchKeys(), beganAt: at };
  fetch = begun;
  begun.keys.then(
    (keys) => {
      held = { keys, fetchedAt: at };
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
