import type { LinkKeys } from './link-token.ts';
import { isSignedBy, signatureOf } from './signature.ts';

/** The record of a sign-in link, by its season and id. */
type SignInName = { readonly season: string; readonly id: string };

/**
 * The token of a sign-in link: the id of its record, and an HMAC-SHA256 over season and id. It is stored nowhere; the
 * function that mails it makes it again from the record.
 */
export function signInTokenFor({ season, id }: SignInName, keys: LinkKeys): string {
  return `${id}.${signatureOf('sign-in', `${season} ${id}`, keys.current)}`;
}

/** Returns the id of the record if one of the keys signed `token` for the season. Reads nothing from the table. */
export function readSignInToken(token: string, season: string, keys: LinkKeys): string | undefined {
  const [, id = '', signature = ''] = /^(signin_[a-z0-9]{26})\.([\w-]{43})$/.exec(token) ?? [];
  return id && isSignedBy(keys, 'sign-in', `${season} ${id}`, signature) ? id : undefined;
}
