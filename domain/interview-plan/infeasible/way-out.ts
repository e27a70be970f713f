import { choicesLeft, restOf } from '#domain/interview-plan/begun.ts';
import { addHardRules, type ChoiceColumn } from '#domain/interview-plan/hard-rules.ts';
import type { InterviewDay, MeetingOwed, Span } from '#domain/interview-plan/interview-day.ts';
import { ProgramDraft, type Solver, type Term } from '#domain/interview-plan/program.ts';

/** One thing that would have to be otherwise. */
export type Concession =
  | { readonly kind: 'more-interviews'; readonly interviewer: string; readonly more: number }
  | { readonly kind: 'also-there'; readonly interviewer: string; readonly span: Span }
  | {
      readonly kind: 'left-out';
      readonly guest: string;
      readonly meeting: MeetingOwed;
      readonly fewer: number;
    };

/** What a concession costs beside others: an interview more is asked first, another hour next, and an interview is left out last. */
const COSTS = { 'more-interviews': 2, 'also-there': 3, 'left-out': 20 } as const;

/**
 * Returns the cheapest concessions with which the day can be planned; empty if it can be as it is, `undefined` if the
 * solver has no time left. Nobody is ever asked to meet somebody they recused themselves from.
 */
export function wayOut(whole: InterviewDay, solve: Solver): readonly Concession[] | undefined {
  const day = restOf(whole);
  const draft = new ProgramDraft();
  const chosen = choicesLeft(day)
    .filter(({ bars }) => bars.every(({ kind }) => kind === 'away'))
    .map((choice): ChoiceColumn => ({ ...choice, column: draft.column(1, true) }));
  const asked: { readonly column: number; readonly concession: (amount: number) => Concession }[] = [];
  const ask = (upper: number, concession: (amount: number) => Concession) => {
    const column = draft.column(upper, true);
    asked.push({ column, concession });
    return column;
  };
  addHardRules(draft, day, chosen, {
    extra: (interviewer) => ask(1_000, (more) => ({ kind: 'more-interviews', interviewer, more })),
    unheld: ({ id: guest }, meeting) =>
      ask(meeting.count, (fewer) => ({ kind: 'left-out', guest, meeting, fewer })),
  });
  addPresence(draft, chosen, ask);
  const costs = asked.map(({ column, concession }): Term => [column, COSTS[concession(1).kind]]);
  const solved = solve(draft.minimizing(costs));
  if (solved.kind !== 'solved') return undefined;
  return asked.flatMap(({ column, concession }) => {
    const amount = Math.round(solved.values[column] ?? 0);
    return amount > 0 ? [concession(amount)] : [];
  });
}

/** An interview at a time at which somebody is away needs them to be there as well. */
function addPresence(
  draft: ProgramDraft,
  chosen: readonly ChoiceColumn[],
  ask: (upper: number, concession: (amount: number) => Concession) => number,
): void {
  const needed = chosen.flatMap(({ bars, column }) =>
    bars.flatMap((bar) => (bar.kind === 'away' ? [{ bar, column }] : [])),
  );
  const alike = Map.groupBy(needed, ({ bar }) => JSON.stringify([bar.interviewer, bar.span]));
  for (const needing of alike.values()) {
    const [first] = needing;
    if (!first) continue;
    const { interviewer, span } = first.bar;
    const presence = ask(1, () => ({ kind: 'also-there', interviewer, span }));
    draft.row(
      [...needing.map(({ column }): Term => [column, 1]), [presence, -1]],
      Number.NEGATIVE_INFINITY,
      0,
    );
  }
}
