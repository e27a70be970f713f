import { IDLE_HOURS } from '#domain/sessions/desk-sessions.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import type { Cookie } from '#functions/http/cookies.ts';
import type { LinkKeys } from '#functions/links/link-token.ts';
import { isSignedBy, signatureOf } from '#functions/links/signature.ts';

export const sessionCookieName = '__Host-desk';

/**
 * What the cookie of a session says: whose it is, the session's id, which is stored nowhere else, and when its browser last
 * asked. All of it is signed, so that the time can be trusted although a request for a page writes nothing.
 */
export type SessionCookie = {
  readonly address: string;
  readonly id: string;
  readonly seenAt: Instant;
};

/** The cookie as it is set. The browser drops it when it would be too old anyway. */
export function sessionCookie(season: string, session: SessionCookie, keys: LinkKeys): Cookie {
  const named = partsOf(session).join('.');
  const value = `${named}.${signatureOf('session', `${season} ${named}`, keys.current)}`;
  return { name: sessionCookieName, value, maxAgeSeconds: IDLE_HOURS * 3_600 };
}

/** Takes the cookie away. */
export const noSessionCookie: Cookie = { name: sessionCookieName, value: '', maxAgeSeconds: 0 };

/** Reads the value of a cookie that we signed for this season; `undefined` for any other. Reads nothing from the table. */
export function readSessionCookie(value: string, season: string, keys: LinkKeys): SessionCookie | undefined {
  const [, named = '', address = '', id = '', seen = '', signature = ''] =
    /^(([\w-]{1,400})\.([\w-]{43})\.([0-9a-z]{1,8}))\.([\w-]{43})$/.exec(value) ?? [];
  if (!named || !isSignedBy(keys, 'session', `${season} ${named}`, signature)) return undefined;
  const seenAt = instant(Number.parseInt(seen, 36) * 1000);
  return { address: Buffer.from(address, 'base64url').toString('utf8'), id, seenAt };
}

function partsOf({ address, id, seenAt }: SessionCookie): readonly string[] {
  const seconds = Math.floor(Date.parse(seenAt) / 1000);
  return [Buffer.from(address).toString('base64url'), id, seconds.toString(36)];
}
