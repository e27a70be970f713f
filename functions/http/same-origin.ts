import type { Request } from './request.ts';

/**
 * Whether a form was sent from a page of ours, as far as the browser says. `Sec-Fetch-Site` tells it, or `Origin` in older
 * browsers; what sends neither is no browser that another site could have sent here.
 */
export function isFromOwnPage({ headers, origin }: Pick<Request, 'headers' | 'origin'>): boolean {
  const { 'sec-fetch-site': site, origin: from } = headers;
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return from === undefined || from === origin;
}
