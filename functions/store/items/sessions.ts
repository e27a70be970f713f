import * as z from 'zod/mini';
import type { Stored } from '#domain/decisions/change-record.ts';
import { type Attempts, nextAttemptHour } from '#domain/sessions/attempts.ts';
import type { DeskSessions } from '#domain/sessions/desk-sessions.ts';
import type { SessionChange } from '#domain/sessions/session-change.ts';
import type { SignInRequested } from '#domain/sessions/sign-in-record.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { attemptsKey, recordKey, sessionsKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { signInRequestedItem } from '#functions/store/record-items/desk-events.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';
import { expiry } from './expiry.ts';

const sessionsItem = z.object({
  address: z.string(),
  version: count,
  sessions: z.array(z.object({ hash: z.string(), endsAt: instantSchema })),
}) satisfies z.ZodMiniType<DeskSessions>;

export const sessionWrites: Writes<SessionChange> = {
  'count-sign-in': (season, { attempts: { by, key }, hour, most }) => ({
    kind: 'update',
    key: attemptsKey(season, by, key, hour),
    set: 'SET #kind = :kind, #count = if_not_exists(#count, :none) + :one, #expiresAt = :expiresAt',
    condition: 'is-below-limit',
    values: { kind: 'attempts', none: 0, one: 1, most, ...expiry(nextAttemptHour(hour)) },
  }),
  'use-sign-in-link': (_season, { record, at }) => ({
    kind: 'update',
    key: recordKey(record),
    set: 'SET #usedAt = :at',
    condition: 'sign-in-link-is-unused',
    values: { at },
  }),
  'put-sessions': (season, { sessions, replaces }) =>
    put(
      {
        ...sessionsKey(season, sessions.address),
        kind: 'sessions',
        ...sessions,
        ...expiry(lastEnd(sessions)),
      },
      inPlaceOf(replaces),
    ),
};

/** An item without sessions says no more than one that is not there. */
function lastEnd({ sessions }: DeskSessions): Instant {
  return instant(Math.max(0, ...sessions.map(({ endsAt }) => Date.parse(endsAt))));
}

/** The sessions of a coordinator, by the address in small letters; `undefined` if there were none for a while. */
export async function readSessions(
  store: Store,
  season: string,
  address: string,
): Promise<DeskSessions | undefined> {
  return get(store, sessionsKey(season, address), sessionsItem);
}

/** What is kept of the sign-in link of that id. */
export async function readSignIn(
  store: Store,
  season: string,
  id: string,
): Promise<Stored<SignInRequested> | undefined> {
  return get(store, recordKey({ season, id }), signInRequestedItem);
}

/** How often links were asked for under `key` in the hour. */
export async function readAttempts(
  store: Store,
  season: string,
  { by, key }: Omit<Attempts, 'count'>,
  hour: Instant,
): Promise<Attempts> {
  const found = await get(store, attemptsKey(season, by, key, hour), z.object({ count }));
  return { by, key, count: found?.count ?? 0 };
}
