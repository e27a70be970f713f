import { type Reply, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { type Allowance, tokenBuckets } from '#functions/runtime/token-bucket.ts';
import { problemReply } from './problem-reply.ts';

/** More than twenty taps at once, for double taps and repeats by a browser are no attack. */
export const answersOfLink: Allowance = { atOnce: 30, perSecond: 3 };
/** A mail scanner that follows every link twice stays below. */
export const readingsOfLink: Allowance = { atOnce: 120, perSecond: 12 };

/** More links than a season has offers, and about 2 MB at the most. */
const MOST_LINKS = 10_000;

/**
 * Turns away a personal link that is used faster than any hand could, before the table is asked. Only verified links are
 * counted, so that nobody can crowd out the count by forging others. Counts within this process: a link that reaches
 * several processes has an allowance in each.
 */
export function linkThrottle(): (request: Request) => Reply | undefined {
  const answer = tokenBuckets(answersOfLink, MOST_LINKS);
  const read = tokenBuckets(readingsOfLink, MOST_LINKS);
  return (request) => {
    const { token = '' } = request.params;
    const take = request.route.startsWith('POST ') ? answer : read;
    const waitSeconds = Math.ceil(take(token, performance.now()));
    if (waitSeconds === 0) return undefined;
    return withHeader(
      problemReply(request, { kind: 'too-many', waitSeconds }),
      'retry-after',
      String(waitSeconds),
    );
  };
}
