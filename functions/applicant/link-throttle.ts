import type { Guard } from '#functions/http/serve.ts';
import { type Allowance, tokenBuckets } from '#functions/runtime/token-bucket.ts';
import { linkOf, problemReply } from './personal-page.ts';

/** More than twenty taps at once, for double taps and repeats by a browser are no attack. */
export const answersOfLink: Allowance = { atOnce: 30, perSecond: 3 };
/** A mail scanner that follows every link twice stays below. */
export const readingsOfLink: Allowance = { atOnce: 120, perSecond: 12 };

/** More links than a season has offers, and about 2 MB at the most. */
const MOST_LINKS = 10_000;

/**
 * Turns away a personal link that is used faster than any hand could, before the table is asked. Only links that we
 * signed are counted, so that nobody can crowd out the count by forging others. Counts within this process: a link that
 * reaches several processes has an allowance in each.
 */
export function linkThrottle(): Guard {
  const answer = tokenBuckets(answersOfLink, MOST_LINKS);
  const read = tokenBuckets(readingsOfLink, MOST_LINKS);
  return async (request) => {
    if (request.token === '' || !(await linkOf(request))) return undefined;
    const take = request.route.startsWith('POST ') ? answer : read;
    const waitSeconds = Math.ceil(take(request.token, performance.now()));
    if (waitSeconds === 0) return undefined;
    const reply = problemReply(request, { kind: 'too-many', waitSeconds });
    return { ...reply, headers: { ...reply.headers, 'retry-after': String(waitSeconds) } };
  };
}
