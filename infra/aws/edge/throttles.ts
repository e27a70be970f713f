import type { Route } from '#functions/entry.ts';

/** So many requests a second, and so many at once before that counts, over all callers together. */
export type Throttle = { readonly perSecond: number; readonly atOnce: number };

/** Reading a page. A wave of invitations is opened by hundreds within minutes. */
export const readingThrottle: Throttle = { perSecond: 200, atOnce: 400 };
/** Answering: each is a transaction, and somebody's click. */
const answeringThrottle: Throttle = { perSecond: 100, atOnce: 200 };
/** Pages without a link: nobody in a hurry needs them. */
const publicThrottle: Throttle = { perSecond: 10, atOnce: 20 };

/** The desk: a handful of coordinators. */
const deskThrottle: Throttle = { perSecond: 20, atOnce: 40 };
/** Signing in: open to anybody, and each request for a link is a transaction. */
const signInThrottle: Throttle = { perSecond: 5, atOnce: 10 };

/** What meets no route: mostly scanners, but also people who load a refused form again. */
export const strayThrottle: Throttle = { perSecond: 50, atOnce: 100 };

export function throttleOf({ method, path }: Route): Throttle {
  if (path.startsWith('/desk/sign-in')) return signInThrottle;
  if (path.startsWith('/desk')) return deskThrottle;
  if (method === 'POST') return answeringThrottle;
  return path.includes('{token}') ? readingThrottle : publicThrottle;
}
