import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Offer } from '#domain/offers/offer.ts';

/** The keys that links are signed with: the current one, and while it is being replaced the one before. */
export type LinkKeys = { readonly current: string; readonly previous: string | null };

/** What a link names. A link of an older generation than the offer's is revoked. */
export type Link = Pick<Offer, 'season' | 'id' | 'generation'>;

/** The token of an offer's personal link: what it names, in clear, and an HMAC-SHA256 over it. */
export function tokenFor({ season, id, generation }: Link, keys: LinkKeys): string {
  const named = `${season}.${id}.${generation}`;
  return `${named}.${sign(named, keys.current).toString('base64url')}`;
}

/**
 * What `token` names, if one of the keys signed it; `undefined` for anything forged, cut, or altered. Needs no read,
 * and takes as long for a near miss as for a far one.
 */
export function readToken(token: string, keys: LinkKeys): Link | undefined {
  const parts = /^([a-z0-9-]{1,64})\.(offer_[a-z0-9]{1,64})\.([1-9]\d{0,8})\.([\w-]{43})$/.exec(token);
  if (!parts) return undefined;
  const [, season = '', id = '', generation = '', mac = ''] = parts;
  const named = `${season}.${id}.${generation}`;
  const given = Buffer.from(mac, 'base64url');
  const live = keys.previous === null ? [keys.current] : [keys.current, keys.previous];
  const matches = live.map((key) => timingSafeEqual(sign(named, key), given));
  if (!matches.includes(true) || given.toString('base64url') !== mac) return undefined;
  return { season, id, generation: Number(generation) };
}

function sign(named: string, key: string): Buffer {
  return createHmac('sha256', key).update(`link ${named}`).digest();
}
