import { restOf } from '#domain/interview-plan/begun.ts';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { ProgramDraft, type Solver, type Term } from '#domain/interview-plan/program.ts';
import { compromise } from './compromise.ts';
import { groupsOf, type RuleGroup } from './rule-groups.ts';

/** After so many compromises it is enough that every reason is needed, though fewer may be. */
const MOST_COMPROMISES = 40;

/**
 * Returns the fewest groups of rules that cannot hold together on the day: without any one of them the others could. `undefined` if
 * the day can be planned, or if the solver has no time left. That people are in one place at a time, meet once, and hold only their own
 * kinds of interviews is always kept, and so is what has begun.
 *
 * Whatever has to be given up so that the rest can hold has something in common with every contradiction. So the fewest groups that have
 * something in common with all that was given up so far are a contradiction, than which none is smaller, or lead to something else
 * that has to be given up (Ignatiev and others, Smallest MUS Extraction with Minimal Hitting Set Dualization, 2015).
 */
export function contradictionOf(whole: InterviewDay, solve: Solver): readonly RuleGroup[] | undefined {
  const day = restOf(whole);
  const all = groupsOf(day);
  if (compromise(day, all, all, solve).kind !== 'impossible') return undefined;
  const compromises: (readonly RuleGroup[])[] = [];
  while (compromises.length < MOST_COMPROMISES) {
    const some = fewestSharing(all, compromises, solve);
    const next = some && compromise(day, all, some, solve);
    if (some && next?.kind === 'impossible') return allNeededOf(some, day, solve);
    if (next?.kind !== 'found') return undefined;
    compromises.push(next.givenUp);
  }
  return allNeededOf(all, day, solve);
}

/** The fewest of `all` among which is one of each set; `undefined`: not known. */
function fewestSharing(
  all: readonly RuleGroup[],
  sets: readonly (readonly RuleGroup[])[],
  solve: Solver,
): readonly RuleGroup[] | undefined {
  const draft = new ProgramDraft();
  const columns = new Map(all.map((group) => [group, draft.column(1, true)]));
  const oneOf = (group: RuleGroup): Term => [columns.get(group) ?? 0, 1];
  for (const set of sets) draft.row(set.map(oneOf), 1, set.length);
  const solved = solve(draft.minimizing(all.map(oneOf)));
  if (solved.kind !== 'solved' || !solved.isBest) return undefined;
  return all.filter((group) => (solved.values[columns.get(group) ?? 0] ?? 0) > 0.5);
}

/** Leaves out of groups that cannot hold together what is not needed for that. */
function allNeededOf(
  all: readonly RuleGroup[],
  day: InterviewDay,
  solve: Solver,
): readonly RuleGroup[] | undefined {
  let groups = all;
  // An arrangement also gives a guest times that nobody else has: where it is left out, another group may not be needed anymore.
  for (let before = groups.length + 1; groups.length < before; ) {
    before = groups.length;
    for (const group of groups) {
      const without = groups.filter((each) => each !== group);
      const { kind } = compromise(day, without, without, solve);
      if (kind === 'out-of-time') return undefined;
      if (kind === 'impossible') groups = without;
    }
  }
  return groups;
}
