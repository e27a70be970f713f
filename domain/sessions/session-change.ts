import type { RecordName } from '#domain/decisions/change-record.ts';
import type { Instant } from '#domain/values/time.ts';
import type { Attempts } from './attempts.ts';
import type { DeskSessions } from './desk-sessions.ts';

/** What signing in and out changes. */
export type SessionChange =
  /** Counts one more, unless there were `most` in that hour already. */
  | {
      readonly kind: 'count-sign-in';
      readonly attempts: Attempts;
      readonly hour: Instant;
      readonly most: number;
    }
  /** Uses the link of the record up; fails if that was done before. */
  | { readonly kind: 'use-sign-in-link'; readonly record: RecordName; readonly at: Instant }
  | { readonly kind: 'put-sessions'; readonly sessions: DeskSessions; readonly replaces?: number };
