import { begunOf, heldBy } from './begun.ts';
import type { ChoiceColumn } from './hard-rules.ts';
import { type Interview, type InterviewDay, interviewKey } from './interview-day.ts';
import type { ProgramDraft, Term } from './program.ts';
import { waitCosts } from './waits.ts';

/** What a plan is good for, in the order in which it counts: a later aim never costs anything of an earlier one. */
export const aims = ['changes', 'wishes', 'even-load', 'short-waits', 'early-and-late'] as const;
export type Aim = (typeof aims)[number];

/** Adds what an aim needs to `draft`, with what has begun counted, and returns the costs whose sum is its score, but for a fixed number. */
export const aimCosts: Readonly<
  Record<Aim, (draft: ProgramDraft, day: InterviewDay, chosen: readonly ChoiceColumn[]) => readonly Term[]>
> = {
  changes: (_, { published }, chosen) => {
    const known = new Set(published.map(interviewKey));
    return chosen
      .filter(({ interview }) => known.has(interviewKey(interview)))
      .map(({ column }) => [column, -1] as const);
  },
  wishes: (_, { guests }, chosen) => {
    const wished = new Set(guests.flatMap(({ id, wishes }) => wishes.map((wish) => `${id} ${wish}`)));
    return chosen.flatMap(({ column, interview: { guest, interviewers } }) => {
      const met = interviewers.filter((each) => wished.has(`${guest} ${each}`)).length;
      return met > 0 ? [[column, -met] as const] : [];
    });
  },
  'even-load': (draft, day, chosen) => evenly(draft, day, chosen, begunOf(day)),
  'short-waits': (draft, day, chosen) => {
    const byGuest = Map.groupBy(chosen, ({ interview }) => interview.guest);
    const begun = Map.groupBy(begunOf(day), ({ guest }) => guest);
    return day.guests.flatMap(({ id, arranged }) =>
      waitCosts(draft, byGuest.get(id) ?? [], { pause: arranged?.pause ?? 0, begun: begun.get(id) ?? [] }),
    );
  },
  'early-and-late': (draft, day, chosen) => {
    const begun = begunOf(day);
    const isOuter = isOuterOf([...begun, ...chosen.map(({ interview }) => interview)]);
    const outer = chosen.filter(({ interview }) => isOuter(interview));
    return evenly(draft, day, outer, begun.filter(isOuter));
  },
};

/** The first and the last interviews of the day. */
function isOuterOf(all: readonly Interview[]): (each: Interview) => boolean {
  const froms = all.map(({ from }) => from);
  const [first, last] = [Math.min(...froms), Math.max(...froms)];
  return ({ from }) => from === first || from === last;
}

/** Costs that are least where everybody holds as many of `counted` as everybody else, beside those that they have held. */
function evenly(
  draft: ProgramDraft,
  { interviewers }: InterviewDay,
  counted: readonly ChoiceColumn[],
  begun: readonly Interview[],
): readonly Term[] {
  return interviewers.flatMap(({ id, most }) => {
    const own = counted.filter(({ interview }) => interview.interviewers.includes(id));
    return squareOf(draft, most, own, heldBy(begun, id));
  });
}

/**
 * Costs whose sum is the square of how many of `counted` are taken: the first costs 1, the second 3, the third 5. So two
 * interviewers with three each are better than one with two and one with four. `before`: so many are counted already.
 */
function squareOf(
  draft: ProgramDraft,
  most: number,
  counted: readonly ChoiceColumn[],
  before: number,
): readonly Term[] {
  if (counted.length === 0) return [];
  const units = Array.from({ length: Math.min(most, counted.length) }, () => draft.column(1, false));
  const terms = [
    ...counted.map(({ column }) => [column, 1] as const),
    ...units.map((unit) => [unit, -1] as const),
  ];
  draft.row(terms, 0, 0);
  return units.map((unit, index) => [unit, 2 * (before + index) + 1]);
}
