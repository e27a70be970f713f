import type { ChoiceColumn } from './hard-rules.ts';
import type { MeetingOwed, Span } from './interview-day.ts';
import type { ProgramDraft, Term } from './program.ts';
import { areTooClose } from './spacing.ts';

/** The times of all interviews of one guest. */
type Pattern = readonly { readonly meeting: MeetingOwed; readonly span: Span }[];

/**
 * Costs whose sum is the minutes from a guest's first interview to the beginning of the last one. Each way to place all of
 * them is a column of its own, because a solver then sees at once what the shortest waits are; bounds on the first and the
 * last time would leave it to try. `pause`: the minutes that have to be between two of them; `begun`: those that the guest has had.
 */
export function waitCosts(
  draft: ProgramDraft,
  own: readonly ChoiceColumn[],
  { pause, begun }: { readonly pause: number; readonly begun: readonly Span[] },
): readonly Term[] {
  const meetings = [...new Set(own.map(({ meeting }) => meeting))];
  if (meetings.length === 0) return [];
  if (meetings.reduce((sum, { count }) => sum + count, begun.length) < 2) return [];
  const patterns = patternsOf(meetings, pause).map((pattern) => ({
    pattern,
    column: draft.column(1, false),
  }));
  draft.row(
    patterns.map(({ column }) => [column, 1]),
    1,
    1,
  );
  const used = Map.groupBy(
    patterns.flatMap(({ pattern, column }) => pattern.map((part) => ({ ...part, column }))),
    ({ meeting, span }) => placeKey(meetings, meeting, span),
  );
  const held = Map.groupBy(own, ({ meeting, interview }) => placeKey(meetings, meeting, interview));
  for (const key of new Set([...used.keys(), ...held.keys()])) {
    const terms = [
      ...(held.get(key) ?? []).map(({ column }) => [column, 1] as const),
      ...(used.get(key) ?? []).map(({ column }) => [column, -1] as const),
    ];
    draft.row(terms, 0, 0);
  }
  return patterns.map(({ pattern, column }) => [
    column,
    waitOf([...pattern.map(({ span }) => span), ...begun]),
  ]);
}

function placeKey(meetings: readonly MeetingOwed[], meeting: MeetingOwed, { from, to }: Span): string {
  return `${meetings.indexOf(meeting)} ${from}-${to}`;
}

function waitOf(spans: readonly Span[]): number {
  const froms = spans.map(({ from }) => from);
  return Math.max(...froms) - Math.min(...froms);
}

/** Every way to place the meetings at times that do not overlap, with the pause between. */
function patternsOf([meeting, ...rest]: readonly MeetingOwed[], pause: number): readonly Pattern[] {
  if (!meeting) return [[]];
  const others = patternsOf(rest, pause);
  return timesOf(meeting.times, meeting.count, pause).flatMap((times) =>
    others
      .filter((other) => other.every(({ span }) => times.every((each) => !areTooClose(each, span, pause))))
      .map((other) => [...times.map((span) => ({ meeting, span })), ...other]),
  );
}

/** Every choice of `count` of the times, none of which overlap, with the pause between. */
function timesOf(times: readonly Span[], count: number, pause: number): readonly (readonly Span[])[] {
  if (count === 0) return [[]];
  return times.flatMap((first, index) =>
    timesOf(
      times.slice(index + 1).filter((each) => !areTooClose(first, each, pause)),
      count - 1,
      pause,
    ).map((rest) => [first, ...rest]),
  );
}
