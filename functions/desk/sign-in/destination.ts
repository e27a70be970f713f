import { allowedMethods } from '#functions/http/allowed-methods.ts';
import type { Cookie } from '#functions/http/cookies.ts';
import type { Request } from '#functions/http/request.ts';

const name = '__Host-desk-to';
const LONGEST = 1_000;

/** Remembers, in the browser alone, which page was asked for by somebody who has to sign in first. */
export function destinationCookie({ path, query }: Pick<Request, 'path' | 'query'>): readonly Cookie[] {
  const value = encodeURIComponent(query.size > 0 ? `${path}?${query}` : path);
  return value.length > LONGEST ? [] : [{ name, value, maxAgeSeconds: 30 * 60 }];
}

/** Where to go after the sign-in: the page that was asked for, if it is one of the desk, or the desk's first page. */
export function destinationOf({ cookies }: Pick<Request, 'cookies'>): string {
  const url = URL.parse(decoded(cookies[name] ?? ''), 'https://desk.invalid');
  const isOurs = url?.host === 'desk.invalid' && /^\/desk(\/|$)/.test(url.pathname);
  if (!isOurs || !allowedMethods(url.pathname).includes('GET')) return '/desk';
  return url.pathname + url.search;
}

/** Forgets it. */
export const noDestination: Cookie = { name, value: '', maxAgeSeconds: 0 };

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
