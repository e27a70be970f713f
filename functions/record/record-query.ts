import type { Who } from '#domain/decisions/change-record.ts';
import {
  type CalendarDay,
  type Instant,
  isCalendarDay,
  plusDays,
  type WallTime,
  wallClock,
} from '#domain/values/time.ts';
import { type RecordKind, recordKinds } from './record-kinds.ts';

/** Which changes of the record are shown. Days are those of the program's zone, the last one included. */
export type RecordQuery = {
  /** An AAMC ID, an address, or the id of an invitation. */
  readonly person?: string;
  readonly from?: CalendarDay;
  readonly until?: CalendarDay;
  /** A kind of actor, or the name under which somebody of the program acted. */
  readonly by?: string;
  readonly kind?: RecordKind;
  /** Only changes that are older than the one at this place. */
  readonly before?: string;
};

const names = ['person', 'from', 'until', 'by', 'kind', 'before'] as const;

/** The actors that have no name of their own. */
export const actorKinds = ['applicant', 'clock', 'mail', 'program'] as const satisfies readonly Who['kind'][];

export type ReadRecordQuery = { readonly query: RecordQuery } | { readonly problems: readonly string[] };

/** Reads a query from an address. Total: a part that means nothing is a problem, and nothing is shown then. */
export function readRecordQuery(parts: URLSearchParams): ReadRecordQuery {
  const given = [...parts]
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([, text]) => text !== '');
  const problems = given.flatMap(([name, text]) => problemOf(name, text));
  const query = Object.fromEntries(given) as RecordQuery;
  if (query.from && query.until && query.from > query.until)
    problems.push('The first day is after the last one.');
  return problems.length > 0 ? { problems } : { query };
}

function problemOf(name: string, text: string): string[] {
  const told = `“${text.slice(0, 40)}”`;
  if (!(names as readonly string[]).includes(name)) return [`“${name.slice(0, 40)}” is no filter.`];
  if (text.length > 200) return ['A filter is longer than 200 characters.'];
  if ((name === 'from' || name === 'until') && !isCalendarDay(text)) return [`${told} is not a day.`];
  if (name === 'kind' && !(recordKinds as readonly string[]).includes(text))
    return [`${told} is no kind of change.`];
  if (name === 'before' && !/^\d{4}-\d\d-\d\dT[\d:.]+Z#[\w.-]+$/.test(text))
    return [`${told} is no place in the record.`];
  return [];
}

/** The query as the part of an address after the question mark; empty for all changes. */
export function addressOfRecord(query: RecordQuery): string {
  const given = names.flatMap((name) =>
    query[name] === undefined ? [] : [[name, query[name]] as [string, string]],
  );
  return new URLSearchParams(given).toString();
}

/** The moments between which the days of the query lie. */
export function momentsOf(
  { from, until }: RecordQuery,
  zone: string,
): { readonly from?: Instant; readonly before?: Instant } {
  const midnight = (on: CalendarDay) => wallClock(on, '00:00' as WallTime, zone);
  return {
    ...(from ? { from: midnight(from) } : {}),
    ...(until ? { before: midnight(plusDays(until, 1)) } : {}),
  };
}

/** The actor that the query asks for. */
export function actorIn({
  by,
}: RecordQuery): { readonly kind: Who['kind']; readonly name?: string } | undefined {
  if (by === undefined) return undefined;
  const kind = actorKinds.find((each) => each === by);
  return kind ? { kind } : { kind: 'program', name: by };
}
