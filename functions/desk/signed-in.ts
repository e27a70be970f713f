import { createHash } from 'node:crypto';
import { coordinatorAt } from '#domain/season/coordinators.ts';
import type { Season } from '#domain/season/season.ts';
import type { Coordinator } from '#domain/sessions/coordinator.ts';
import { isAlive } from '#domain/sessions/desk-sessions.ts';
import type { Cookie } from '#functions/http/cookies.ts';
import type { Request } from '#functions/http/request.ts';
import { linkKeys } from '#functions/links/link-keys.ts';
import { type TrackNames, trackNamesOf } from '#functions/season/track-names.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { readSessions } from '#functions/store/items/sessions.ts';
import { csrfTokenOf } from './csrf.ts';
import { readSessionCookie, type SessionCookie, sessionCookie, sessionCookieName } from './session-cookie.ts';

/** The principal of the desk's routes: the coordinator, with what their pages and forms need. */
export type SignedIn = Coordinator & {
  /** The name of the program, at the head of each page. */
  readonly program: string;
  /** The program's zone, in which the desk tells times. */
  readonly zone: string;
  /** What its tracks are called, for refusals that name one. */
  readonly trackNames?: TrackNames;
  /** What `csrfField` puts into every form. */
  readonly csrf: string;
  /** The hash of the session's id. */
  readonly session: string;
  /** The session's cookie with the time of this request, where the one that was sent is some minutes old. */
  readonly renewed?: Cookie;
};

/** A cookie that is older is renewed. */
const RENEW_AFTER_MS = 5 * 60_000;

/**
 * The coordinator of a request, if its cookie is ours, its session alive, and its address still one of the season's:
 * a coordinator who is taken out of the season file is signed out. One round trip, and no write.
 */
export async function signedIn(
  store: Store,
  season: string,
  request: Request,
): Promise<SignedIn | undefined> {
  const cookie = await cookieOf(season, request);
  if (!cookie) return undefined;
  const [applied, sessions] = await Promise.all([
    cachedSeason(store, season),
    readSessions(store, season, cookie.address),
  ]);
  const session = sessionHash(cookie.id);
  if (!sessions || !isAlive(sessions, session, cookie.seenAt, request.now)) return undefined;
  return principalOf(applied.season, cookie, session, await renewalOf(season, cookie, request));
}

/** The session that the request's cookie names, whether it is alive or not. */
export async function cookieOf(season: string, { cookies }: Request): Promise<SessionCookie | undefined> {
  const value = cookies[sessionCookieName];
  if (!value) return undefined;
  return (
    readSessionCookie(value, season, await linkKeys()) ??
    readSessionCookie(value, season, await linkKeys(true))
  );
}

/** What is stored of a session's id. */
export function sessionHash(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

function principalOf(
  season: Season,
  { address, id }: SessionCookie,
  session: string,
  renewed: Cookie | undefined,
): SignedIn | undefined {
  const coordinator = coordinatorAt(season, address);
  if (!coordinator) return undefined;
  return {
    ...{ season: season.id, address: coordinator.address, may: coordinator.may },
    ...{ program: season.program.name, zone: season.program.zone, csrf: csrfTokenOf(id), session },
    trackNames: trackNamesOf(season),
    ...(renewed ? { renewed } : {}),
  };
}

async function renewalOf(
  season: string,
  cookie: SessionCookie,
  { now }: Request,
): Promise<Cookie | undefined> {
  if (Date.parse(now) - Date.parse(cookie.seenAt) < RENEW_AFTER_MS) return undefined;
  return sessionCookie(season, { ...cookie, seenAt: now }, await linkKeys());
}
