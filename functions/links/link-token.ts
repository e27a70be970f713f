import type { Offer } from '#domain/offers/offer.ts';
import { isSignedBy, signatureOf } from './signature.ts';

/**
 * The keys of personal links: the current one, which signs, and during a rotation the previous one, which still
 * verifies.
 */
export type LinkKeys = { readonly current: string; readonly previous: string | null };

/** The content of a link. A link of an older generation than the offer's is revoked. */
export type Link = Pick<Offer, 'season' | 'id' | 'generation'>;

/**
 * The token of an offer's personal link: season, offer and generation in plain text, and an HMAC-SHA256 over them.
 */
export function tokenFor({ season, id, generation }: Link, keys: LinkKeys): string {
  const named = `${season}.${id}.${generation}`;
  return `${named}.${signatureOf('link', named, keys.current)}`;
}

/**
 * Returns the content of `token` if one of the keys signed it, `undefined` for anything forged, truncated or altered.
 * Reads nothing from the table, and compares signatures in constant time.
 */
export function readToken(token: string, keys: LinkKeys): Link | undefined {
  const parts = /^([a-z0-9-]{1,64})\.(offer_[a-z0-9]{1,64})\.([1-9]\d{0,8})\.([\w-]{43})$/.exec(token);
  if (!parts) return undefined;
  const [, season = '', id = '', generation = '', mac = ''] = parts;
  const named = `${season}.${id}.${generation}`;
  if (!isSignedBy(keys, 'link', named, mac)) return undefined;
  return { season, id, generation: Number(generation) };
}
