import { type Instant, plusHours } from '#domain/values/time.ts';

/** One sign-in of one browser. `hash` is the SHA-256 of the session's id, which only the browser has. */
export type DeskSession = { readonly hash: string; readonly endsAt: Instant };

/** All sessions of one coordinator: one item with one version, so that all of them can be ended at once. */
export type DeskSessions = {
  /** In small letters. */
  readonly address: string;
  readonly version: number;
  readonly sessions: readonly DeskSession[];
};

/** So many hours without a request end a session; so many end it in any case. */
export const IDLE_HOURS = 2;
export const LONGEST_HOURS = 24;

/** More browsers than one person uses in a day; beyond that the oldest sign-in ends. */
const MOST_SESSIONS = 10;

/**
 * Whether the session of that hash is alive. `seenAt` is when its browser last asked, as its signed cookie says: a GET
 * writes nothing, so the table does not know.
 */
export function isAlive(
  { sessions }: Pick<DeskSessions, 'sessions'>,
  hash: string,
  seenAt: Instant,
  now: Instant,
): boolean {
  const isIdle = plusHours(seenAt, IDLE_HOURS) <= now;
  return !isIdle && sessions.some((each) => each.hash === hash && each.endsAt > now);
}

/** Returns the sessions with a new one, without those that have ended and without `left`, which it takes the place of. */
export function withSession(
  before: DeskSessions | undefined,
  address: string,
  hash: string,
  now: Instant,
  left?: string,
): DeskSessions {
  const others = (before?.sessions ?? []).filter((each) => each.hash !== left && each.endsAt > now);
  const sessions = [...others, { hash, endsAt: plusHours(now, LONGEST_HOURS) }].slice(-MOST_SESSIONS);
  return { address, version: (before?.version ?? 0) + 1, sessions };
}
