import type { Request } from '#functions/http/request.ts';
import { linkKeys } from '#functions/links/link-keys.ts';
import { type Link, readToken } from '#functions/links/link-token.ts';

/** The link of a request, if we signed it. Keys are fetched again for a link that none of them signed. */
export async function verifiedLink({ params: { token = '' } }: Request): Promise<Link | undefined> {
  return readToken(token, await linkKeys()) ?? readToken(token, await linkKeys(true));
}

/** The path of the personal page that the request is about. */
export function baseOf({ params: { token = '' } }: Request): string {
  return `/i/${token}`;
}
