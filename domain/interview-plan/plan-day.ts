import { type Aim, aimCosts, aims } from './aims.ts';
import { begunOf, choicesLeft, restOf } from './begun.ts';
import { addHardRules, type ChoiceColumn } from './hard-rules.ts';
import { type Interview, type InterviewDay, inTimeOrder } from './interview-day.ts';
import { type LinearProgram, ProgramDraft, type Solved, type Solver, type Term } from './program.ts';

/** How good the plan is for an aim that was not proved: its cost, and the best that could still be there. */
export type OpenAim = { readonly aim: Aim; readonly cost: number; readonly bound: number };

/**
 * A plan of a day. `open`: the aims for which it was not proved within the time that no plan is better; empty if the plan
 * is the best there is.
 */
export type DayPlan = {
  readonly kind: 'plan';
  readonly interviews: readonly Interview[];
  readonly open: readonly OpenAim[];
};

export type NoDayPlan = { readonly kind: 'infeasible' } | { readonly kind: 'out-of-time' };

/** Costs are whole numbers; a solver returns them with an error that is smaller than this. */
const TOLERANCE = 0.01;

/**
 * Plans who meets whom when. The hard rules hold always: every interview that is owed is held, nobody is in two places, no
 * pair meets twice, nobody is away, over their most, recused, or without the rest of the team. Among the plans that keep
 * them it takes the best by the aims, one after the other. With interviews that are published it is a repair: `changes`
 * comes first, and what has begun stays as it is. The solver is given from outside, with its time.
 */
export function planDay(whole: InterviewDay, solve: Solver): DayPlan | NoDayPlan {
  const day = restOf(whole);
  const draft = new ProgramDraft();
  const chosen = choicesLeft(day)
    .filter(({ bars }) => bars.length === 0)
    .map((choice): ChoiceColumn => ({ ...choice, column: draft.column(1, true) }));
  addHardRules(draft, day, chosen);
  const open: OpenAim[] = [];
  let values: readonly number[] | undefined;
  for (const aim of aims) {
    const costs = aimCosts[aim](draft, day, chosen);
    if (costs.length === 0 && (values || aim !== 'early-and-late')) continue;
    const solved = solveFor(aim, { draft, costs, chosen, solve }, values);
    if (solved.kind === 'infeasible' || (solved.kind === 'out-of-time' && !values)) return solved;
    if (solved.kind === 'out-of-time') {
      open.push({ aim, cost: costOf(costs, values ?? []), bound: Number.NEGATIVE_INFINITY });
      continue;
    }
    values = solved.values;
    const cost = Math.round(costOf(costs, values));
    if (!solved.isBest) open.push({ aim, cost, bound: Math.ceil(solved.bound - TOLERANCE) });
    holdAim(draft, costs, cost);
  }
  const taken = chosen.filter(({ column }) => (values?.[column] ?? 0) > 0.5);
  const interviews = [...begunOf(day), ...taken.map(({ interview }) => interview)];
  return { kind: 'plan', interviews: inTimeOrder(interviews), open };
}

type Sought = {
  readonly draft: ProgramDraft;
  readonly costs: readonly Term[];
  readonly chosen: readonly ChoiceColumn[];
  readonly solve: Solver;
};

/**
 * The best plan for an aim. For aims of the times, first the one in which each guest meets those of the known plan: it is quick to find,
 * often as good as any, and then only that has to be proved.
 */
function solveFor(aim: Aim, sought: Sought, known: readonly number[] | undefined): Solved {
  const { draft, costs, chosen, solve } = sought;
  const program = draft.minimizing(costs);
  if (!known || (aim !== 'short-waits' && aim !== 'early-and-late')) return solve(program, known);
  const near = solve(keepingPeople(program, chosen, known), known);
  if (near.kind !== 'solved') return solve(program, known);
  if (isLeast(sought, program, near.values)) return { ...near, isBest: true };
  const solved = solve(program, near.values);
  return solved.kind === 'solved' ? solved : { ...near, bound: Number.NEGATIVE_INFINITY, isBest: false };
}

/** Whether it is plain that no plan costs less: each guest has the shortest wait, or interviews held in parts would cost no less. */
function isLeast(
  { draft, costs, solve }: Sought,
  program: LinearProgram,
  values: readonly number[],
): boolean {
  const cost = Math.round(costOf(costs, values));
  const groups = alternativesIn(draft, costs);
  if (groups) return leastOf(groups) === cost;
  const inParts = solve({
    ...program,
    columns: program.columns.map((each) => ({ ...each, isInteger: false })),
  });
  if (inParts.kind !== 'solved' || !inParts.isBest) return false;
  return Math.ceil(costOf(costs, inParts.values) - TOLERANCE) >= cost;
}

/** The program in which each guest meets those of the known plan, at any time. */
function keepingPeople(
  { columns, rows }: LinearProgram,
  chosen: readonly ChoiceColumn[],
  known: readonly number[],
): LinearProgram {
  const meets = ({ interview: { guest, kind, interviewers } }: ChoiceColumn) =>
    `${guest} ${kind} ${interviewers}`;
  const met = new Set(chosen.filter(({ column }) => (known[column] ?? 0) > 0.5).map(meets));
  const others = new Set(chosen.filter((each) => !met.has(meets(each))).map(({ column }) => column));
  return { rows, columns: columns.map((each, index) => (others.has(index) ? { ...each, upper: 0 } : each)) };
}

/** The sum of the least of each group. */
function leastOf(groups: readonly (readonly Term[])[]): number {
  return groups.reduce((sum, terms) => sum + Math.min(...terms.map(([, each]) => each)), 0);
}

/**
 * Holds an aim for those that follow. Where each guest's wait is the shortest that it can be, every longer pattern is ruled out by
 * itself, which tells a solver far more than a bound on their sum.
 */
function holdAim(draft: ProgramDraft, costs: readonly Term[], cost: number): void {
  if (costs.length === 0) return;
  const groups = alternativesIn(draft, costs);
  if (!groups || leastOf(groups) !== cost) {
    draft.row(costs, Number.NEGATIVE_INFINITY, cost + TOLERANCE);
    return;
  }
  for (const terms of groups) {
    const best = Math.min(...terms.map(([, each]) => each));
    for (const [column, each] of terms) if (each > best) draft.bar(column);
  }
}

/** The costs by rows of which exactly one column is taken; `undefined` if some column is in no such row. */
function alternativesIn(
  draft: ProgramDraft,
  costs: readonly Term[],
): readonly (readonly Term[])[] | undefined {
  const costOfColumn = new Map(costs);
  const groups = draft.rows
    .filter(
      ({ least, most, terms }) =>
        least === 1 && most === 1 && terms.every(([column, one]) => one === 1 && costOfColumn.has(column)),
    )
    .map(({ terms }) => terms.map(([column]): Term => [column, costOfColumn.get(column) ?? 0]));
  return groups.reduce((sum, terms) => sum + terms.length, 0) === costs.length ? groups : undefined;
}

function costOf(costs: readonly Term[], values: readonly number[]): number {
  return costs.reduce((sum, [column, cost]) => sum + cost * (values[column] ?? 0), 0);
}
