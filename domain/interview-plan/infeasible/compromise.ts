import { choicesLeft } from '#domain/interview-plan/begun.ts';
import { addHardRules, type ChoiceColumn } from '#domain/interview-plan/hard-rules.ts';
import type { Guest, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { ProgramDraft, type Solver, type Term } from '#domain/interview-plan/program.ts';
import { arrangedGroup, asUsual, groupKey, groupOfBar, owedGroup, type RuleGroup } from './rule-groups.ts';

/** What has to be given up so that other groups can hold together, or that these cannot. */
export type Compromise =
  | { readonly kind: 'found'; readonly givenUp: readonly RuleGroup[] }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'out-of-time' };

/** By how much a rule with a number may be exceeded that is given up: more than any day needs. */
const ANY_NUMBER = 100;

/**
 * Plans the day with all groups that are `kept`, and gives up as few others of `all` as it has to. Only an arrangement is given up wherever it
 * is not kept, because its guest then has other times.
 */
export function compromise(
  { guests, ...others }: InterviewDay,
  all: readonly RuleGroup[],
  kept: readonly RuleGroup[],
  solve: Solver,
): Compromise {
  const keys = new Set(kept.map(groupKey));
  const isKept = (guest: Guest) => keys.has(groupKey(arrangedGroup(guest)));
  const day = { ...others, guests: guests.map((guest) => (isKept(guest) ? guest : asUsual(guest))) };
  const draft = new ProgramDraft();
  const needing = needingToGiveUp(draft, day, keys);
  const gone = new Map([...needing.keys()].map((key) => [key, draft.column(1, true)]));
  for (const [key, columns] of needing) {
    const terms = columns.map((column): Term => [column, 1]);
    const most = columns.reduce((sum, column) => sum + (draft.columns[column]?.upper ?? 0), 0);
    draft.row([...terms, [gone.get(key) ?? 0, -most]], Number.NEGATIVE_INFINITY, 0);
  }
  const solved = solve(draft.minimizing([...gone.values()].map((column): Term => [column, 1])));
  if (solved.kind === 'infeasible') return { kind: 'impossible' };
  if (solved.kind === 'out-of-time') return solved;
  const isGone = (group: RuleGroup) => (solved.values[gone.get(groupKey(group)) ?? -1] ?? 0) > 0.5;
  const isOther = (group: RuleGroup) => group.kind === 'arranged' && !keys.has(groupKey(group));
  return { kind: 'found', givenUp: all.filter((group) => isOther(group) || isGone(group)) };
}

/** Adds the rules of the day to `draft`, and returns for each group that is not kept the columns that are zero unless it is given up. */
function needingToGiveUp(
  draft: ProgramDraft,
  day: InterviewDay,
  kept: ReadonlySet<string>,
): ReadonlyMap<string, readonly number[]> {
  const needing = new Map<string, number[]>();
  const needs = (key: string, column: number) => {
    const known = needing.get(key);
    if (known) known.push(column);
    else needing.set(key, [column]);
    return column;
  };
  const slack = (group: RuleGroup, upper: number) => {
    const key = groupKey(group);
    return kept.has(key) ? undefined : needs(key, draft.column(upper, true));
  };
  const chosen = choicesLeft(day)
    .filter(({ bars }) => !bars.some((bar) => kept.has(groupKey(groupOfBar(bar)))))
    .map((choice): ChoiceColumn => ({ ...choice, column: draft.column(1, true) }));
  for (const { bars, column } of chosen) {
    for (const key of new Set(bars.map((bar) => groupKey(groupOfBar(bar))))) needs(key, column);
  }
  addHardRules(draft, day, chosen, {
    unheld: (guest, meeting) => slack(owedGroup(guest, meeting), meeting.count),
    extra: (interviewer) => slack({ kind: 'most', interviewer }, ANY_NUMBER),
  });
  return needing;
}
