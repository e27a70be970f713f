import type { Stored } from '#domain/decisions/change-record.ts';
import { type Decision, decision, type Refused, refuse } from '#domain/decisions/decision.ts';
import { coordinatorAt } from '#domain/season/coordinators.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type DeskSessions, withSession } from './desk-sessions.ts';
import type { SignInLinkRefusal } from './refusal.ts';
import type { SessionChange } from './session-change.ts';
import type { SignInRequested } from './sign-in-record.ts';

/** What is known when a link is used: its record, if there still is one, and the sessions of its address. */
export type SignInStanding = {
  readonly season: Season;
  readonly record: Stored<SignInRequested> | undefined;
  readonly sessions: DeskSessions | undefined;
};

/** The hash of the new session's id, and of the one that the browser had until now. */
export type NewSession = { readonly hash: string; readonly left?: string };

/**
 * Uses a sign-in link: once, within its time, and only while its address is a coordinator's. The new session takes the
 * place of the one that the browser had.
 */
export function signIn(
  standing: SignInStanding,
  { hash, left }: NewSession,
  now: Instant,
): Decision<DeskSessions, SessionChange> | Refused<SignInLinkRefusal> {
  const { season, sessions } = standing;
  const link = judgeLink(season, standing.record, now);
  if (link.kind !== 'usable') return refuse(link);
  const { record } = link;
  const after = withSession(sessions, mailedAddress(record), hash, now, left);
  const { id } = record;
  return decision(after, [
    { kind: 'use-sign-in-link', record: { id, season: record.season }, at: now },
    { kind: 'put-sessions', sessions: after, ...(sessions ? { replaces: sessions.version } : {}) },
  ]);
}

/** Whether the link signs anybody in at `now`, and if not, why. A record that is gone has expired. */
export function judgeLink(
  season: Season,
  record: SignInStanding['record'],
  now: Instant,
): { readonly kind: 'usable'; readonly record: Stored<SignInRequested> } | SignInLinkRefusal {
  if (record?.usedAt !== undefined) return { kind: 'sign-in-link-used' };
  if (!record || record.endsAt <= now) return { kind: 'sign-in-link-expired' };
  return coordinatorAt(season, mailedAddress(record))
    ? { kind: 'usable', record }
    : { kind: 'not-a-coordinator' };
}

/** The address that the link was mailed to, in small letters; none if it was mailed to nobody. */
export function mailedAddress(record: SignInStanding['record']): string {
  return record?.notices[0]?.to.toLowerCase() ?? '';
}
