import { allowedMethods } from '#functions/http/allowed-methods.ts';
import { type Reply, seeOther, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { problemReply } from './problem-reply.ts';

/** Characters at the end that no token has: a full stop, a bracket, a blank, or one that cannot be seen. */
const marks = /[^\w-]+$/;

/**
 * Replies to a request that meets no route. What comes close to a personal page leads there: a slash too many, a mark
 * after the link, or the address of a form, which stands in the address bar after a refusal. Reads nothing.
 */
export function replyToStray(request: Request): Reply {
  const allowed = allowedMethods(request.path);
  const nearby = isReading(request) ? pageNear(request.path) : undefined;
  if (nearby && nearby !== request.path) return leadTo(nearby, request);
  if (allowed.length === 0) return problemReply(request, { kind: unknownAt(request.path) });
  return withHeader(problemReply(request, { kind: 'method-unknown' }), 'allow', allowed.join(', '));
}

/**
 * Replies to a link that we did not sign. With marks after its token it leads to the address without them, where the
 * token is checked as exactly as any.
 */
export function replyToUnknownLink(request: Request): Reply {
  const nearby = isReading(request) ? pageNear(request.path) : undefined;
  const hasMarks = marks.test(decoded(request.params.token ?? ''));
  if (nearby && hasMarks) return leadTo(nearby, request);
  return problemReply(request, { kind: 'link-unknown' });
}

/** Below the address of interviewers it is they who are told how to get on. */
function unknownAt(path: string): 'interviewer-link-unknown' | 'page-unknown' {
  return /^\/+interviewer(\/|$)/.test(path) ? 'interviewer-link-unknown' : 'page-unknown';
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The path that can be read and comes nearest to `path`, if that begins as a personal page does. */
function pageNear(path: string): string | undefined {
  const [first, ...rest] = path.split('/').filter((segment) => segment !== '');
  if (first === 'desk') return deskPageNear(rest);
  const [token, page, ...more] = rest.map((segment) => decoded(segment).replace(marks, ''));
  if (first !== 'i' || !token || more.length > 0) return undefined;
  const base = `/i/${encodeURIComponent(token.toWellFormed())}`;
  if (!page) return base;
  const methods = allowedMethods(`/i/token/${page}`);
  if (methods.includes('GET')) return `${base}/${page}`;
  return methods.length > 0 ? base : undefined;
}

/** A page of the desk without the slashes too many, or its first page for the address of a form. */
function deskPageNear(segments: readonly string[]): string | undefined {
  const path = ['/desk', ...segments.map((segment) => encodeURIComponent(segment.toWellFormed()))].join('/');
  const methods = allowedMethods(path);
  if (methods.includes('GET')) return path;
  return methods.length > 0 ? '/desk' : undefined;
}

/** Some marks arrive encoded twice, as `%2520` for a blank. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function leadTo(path: string, { query }: Request): Reply {
  const zone = query.get('zone');
  return seeOther(zone === null ? path : `${path}?${new URLSearchParams({ zone })}`);
}
