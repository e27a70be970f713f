import type { InterviewChoice } from './choices.ts';
import type { Guest, InterviewDay, MeetingOwed, Span } from './interview-day.ts';
import type { ProgramDraft, Term } from './program.ts';
import { type ArrangedGuests, arrangedIn } from './spacing.ts';

/** A choice and the column that says whether it is taken. */
export type ChoiceColumn = InterviewChoice & { readonly column: number };

/** Columns that say by how much a rule with a number may be exceeded; absent, or without one: not at all. */
export type Slack = {
  readonly unheld?: (guest: Guest, meeting: MeetingOwed) => number | undefined;
  readonly extra?: (interviewer: string) => number | undefined;
};

/**
 * Adds the hard rules to `draft`: everybody has the interviews that are owed, nobody is in two places, the pauses that were
 * arranged are kept, no pair meets twice, and nobody holds more interviews than their most.
 */
export function addHardRules(
  draft: ProgramDraft,
  day: InterviewDay,
  chosen: readonly ChoiceColumn[],
  slack: Slack = {},
): void {
  const byGuest = Map.groupBy(chosen, ({ interview }) => interview.guest);
  for (const guest of day.guests) {
    const { id, meetings, arranged } = guest;
    const own = byGuest.get(id) ?? [];
    for (const meeting of meetings) {
      const terms = own.filter((each) => each.meeting === meeting).map(oneOf);
      const short = slack.unheld?.(guest, meeting);
      draft.row(short === undefined ? terms : [...terms, [short, 1]], meeting.count, meeting.count);
    }
    addOnePlace(draft, own, () => ({ before: 0, after: arranged?.pause ?? 0 }));
    for (const met of Map.groupBy(perInterviewer(own), ([interviewer]) => interviewer).values()) {
      if (new Set(met.map(([, { meeting }]) => meeting)).size > 1 || (met[0]?.[1].meeting.count ?? 1) > 1)
        draft.row(
          met.map(([, each]) => oneOf(each)),
          0,
          1,
        );
    }
  }
  const arranged = arrangedIn(day.guests);
  const byInterviewer = Map.groupBy(perInterviewer(chosen), ([interviewer]) => interviewer);
  for (const { id, most } of day.interviewers) {
    const own = (byInterviewer.get(id) ?? []).map(([, each]) => each);
    addPlaceOfInterviewer(draft, own, arranged);
    const extra = slack.extra?.(id);
    const terms: readonly Term[] = extra === undefined ? own.map(oneOf) : [...own.map(oneOf), [extra, -1]];
    draft.row(terms, Number.NEGATIVE_INFINITY, most);
  }
}

function oneOf({ column }: ChoiceColumn): Term {
  return [column, 1];
}

function perInterviewer(chosen: readonly ChoiceColumn[]): readonly (readonly [string, ChoiceColumn])[] {
  return chosen.flatMap((each) =>
    each.interview.interviewers.map((interviewer) => [interviewer, each] as const),
  );
}

/** The minutes around an interview in which its people are in no other one. */
type Margin = { readonly before: number; readonly after: number };

/**
 * An interviewer has time before and after each interview that was arranged. That is two sets of rows, because with both margins
 * at once two such interviews would have to be twice as far apart.
 */
function addPlaceOfInterviewer(
  draft: ProgramDraft,
  own: readonly ChoiceColumn[],
  arranged: ArrangedGuests,
): void {
  const passing = ({ interview }: ChoiceColumn) => arranged.get(interview.guest)?.passing ?? 0;
  addOnePlace(draft, own, (each) => ({ before: passing(each), after: 0 }));
  if (own.some((each) => passing(each) > 0))
    addOnePlace(draft, own, (each) => ({ before: 0, after: passing(each) }));
}

/** At each minute at which an interview begins, at most one of those that go on then. */
function addOnePlace(
  draft: ProgramDraft,
  own: readonly ChoiceColumn[],
  marginOf: (each: ChoiceColumn) => Margin,
): void {
  const spans = own.map((each): Span & { readonly each: ChoiceColumn } => {
    const { before, after } = marginOf(each);
    return { from: each.interview.from - before, to: each.interview.to + after, each };
  });
  const beginnings = new Set(spans.map(({ from }) => from));
  for (const minute of beginnings) {
    const then = spans.filter(({ from, to }) => from <= minute && minute < to);
    if (then.length > 1)
      draft.row(
        then.map(({ each }) => oneOf(each)),
        0,
        1,
      );
  }
}
