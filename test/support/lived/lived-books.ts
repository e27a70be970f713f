import type { Application } from '#domain/applications/application.ts';
import type { Who } from '#domain/decisions/change-record.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import type { LivedRefusal } from './lived-stage.ts';
import type { LivedMail } from './quick-post.ts';
import type { RawItem } from './table-mirror.ts';

/** A record of the outbox, as far as every kind has it. */
export type LivedRecord = {
  readonly pk: string;
  readonly id: string;
  readonly at: Instant;
  readonly who?: Who;
  readonly event: string;
  readonly offer?: string;
  readonly version?: number;
  readonly reason?: string;
  readonly before?: Offer['booking'];
  readonly notices: readonly { readonly kind: string; readonly to: string }[];
  readonly sent: Readonly<Record<string, { readonly as: string }>>;
};

/** A record of an application. */
export type LivedDecision = {
  readonly application: string;
  readonly version: number;
  readonly at: Instant;
  readonly who: Who;
  readonly event: string;
  readonly to?: string;
  readonly reason?: string;
  readonly ruleVersion?: string;
  readonly verdicts?: readonly unknown[];
};

/** A page that an applicant has opened, in the zone in which they read. */
export type LivedPage = { readonly offer: string; readonly zone: string; readonly html: string };

/** What an export says of a person, by its own titles. */
export type ExportRow = Readonly<Record<string, string>>;

/**
 * Everything that can be seen of a season at the end of a simulated day. It is read from the items as they are stored, the mails
 * as they arrived and the pages as they were served, with no code of the product in between.
 */
export type LivedBooks = {
  readonly on: CalendarDay;
  readonly now: Instant;
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly seats: readonly Seat[];
  readonly records: readonly LivedRecord[];
  readonly applications: readonly Application[];
  readonly decisions: readonly LivedDecision[];
  readonly plans: readonly PlannedDay[];
  readonly interviewers: readonly StoredInterviewer[];
  /** Of questions and votes, and every other item. */
  readonly questions: readonly RawItem[];
  readonly others: readonly RawItem[];
  /** The offers as they stood the evening before. */
  readonly before: ReadonlyMap<string, Offer>;
  /** How often each notice of a record arrived, by `offer record notice`. */
  readonly arrived: ReadonlyMap<string, number>;
  /** All mails with a calendar, and of the others those of today. */
  readonly calendars: readonly LivedMail[];
  readonly mails: readonly LivedMail[];
  readonly pages: readonly LivedPage[];
  /** How many items have changed while pages were opened today. */
  readonly changedByReading: number;
  readonly refusals: readonly LivedRefusal[];
  /** Every row that an export has said so far, the last of each person, without those who are erased. */
  readonly exported: ReadonlyMap<string, ExportRow>;
  readonly erased: readonly string[];
};

/** What the items of the table say. */
export function booksOf(items: Iterable<RawItem>) {
  const byKind = Map.groupBy(items, ({ kind, pk }) =>
    String(pk).includes('#questions#') ? 'question' : String(kind),
  );
  const all = <T>(kind: string) => (byKind.get(kind) ?? []) as unknown as readonly T[];
  const [season] = all<{ readonly season: Season }>('season');
  if (!season) throw new Error('no season is applied');
  return {
    season: (season.season ?? season) as Season,
    offers: all<Offer>('offer'),
    seats: all<Seat>('seat'),
    records: all<LivedRecord>('record'),
    applications: all<Application>('application'),
    decisions: all<LivedDecision>('application-record'),
    plans: all<PlannedDay>('planned-day'),
    interviewers: all<{ interviewers: readonly StoredInterviewer[] }>('interviewers').flatMap(
      ({ interviewers }) => interviewers,
    ),
    questions: all<RawItem>('question'),
    others: [...byKind].flatMap(([kind, found]) => (kind === 'question' ? [] : found)),
  };
}
