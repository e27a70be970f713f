import { randomBytes } from 'node:crypto';
import type { Busy, Refused } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import { type Attempts, attemptHour } from '#domain/sessions/attempts.ts';
import type { SignInLinkRefusal, SignInTooOften } from '#domain/sessions/refusal.ts';
import { requestSignIn } from '#domain/sessions/request-sign-in.ts';
import { mailedAddress, type SignInStanding, signIn } from '#domain/sessions/sign-in.ts';
import type { Instant } from '#domain/values/time.ts';
import { sessionHash } from '#functions/desk/signed-in.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { newId } from '#functions/runtime/ids.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readAttempts, readSessions, readSignIn } from '#functions/store/items/sessions.ts';

/** Somebody who has not signed in yet: nobody knows who it is. */
const stranger = { kind: 'program', name: 'the desk’s sign-in page' } as const;

/**
 * Counts a request for a sign-in link, and has it mailed if the address is a coordinator's. Reads and writes the same for
 * every address. Returns why not, if not.
 */
export async function askForLink(
  store: Store,
  season: string,
  asked: { readonly address: string; readonly countedBy: readonly Omit<Attempts, 'count'>[] },
  now: Instant,
): Promise<SignInTooOften | Busy | undefined> {
  const context = { ...decisionContext(stranger, now), recordId: newId('signin', now) };
  const hour = attemptHour(now);
  const { verdict } = await attempt(
    store,
    season,
    async () => {
      const [applied, ...attempts] = await Promise.all([
        cachedSeason(store, season),
        ...asked.countedBy.map((key) => readAttempts(store, season, key, hour)),
      ]);
      return { season: applied.season, attempts };
    },
    (standing) => requestSignIn(standing.season, standing.attempts, asked.address, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

/** A session that has begun: its id is known here and to the browser, and nowhere else. */
export type BegunSession = { readonly address: string; readonly id: string };

/**
 * Uses the link whose record has that `id`. `left` is the hash of the session that the browser had, which ends: a new
 * session always has an id of its own.
 */
export async function useLink(
  store: Store,
  season: string,
  link: { readonly id: string; readonly left?: string },
  now: Instant,
): Promise<BegunSession | Refused<SignInLinkRefusal | Busy>> {
  const id = randomBytes(32).toString('base64url');
  const session = { hash: sessionHash(id), ...(link.left === undefined ? {} : { left: link.left }) };
  const { verdict } = await attempt(
    store,
    season,
    () => loadSignIn(store, season, link.id),
    (standing) => signIn(standing, session, now),
  );
  return verdict.kind === 'refusal' ? verdict : { address: verdict.result.address, id };
}

/** What is known of the link: its record first, since that names the address whose sessions are read. */
async function loadSignIn(store: Store, season: string, id: string): Promise<SignInStanding> {
  const [applied, record] = await Promise.all([cachedSeason(store, season), readSignIn(store, season, id)]);
  const sessions = record && (await readSessions(store, season, mailedAddress(record)));
  return { season: applied.season, record, sessions };
}

/** The season and the record of a link, for a page that only looks. */
export async function lookAtLink(
  store: Store,
  season: string,
  id: string,
): Promise<{ readonly season: Season; readonly record: SignInStanding['record'] }> {
  const [applied, record] = await Promise.all([cachedSeason(store, season), readSignIn(store, season, id)]);
  return { season: applied.season, record };
}
