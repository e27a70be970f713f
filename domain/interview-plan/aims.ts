import { begunOf, heldBy } from './begun.ts';
import type { ChoiceColumn } from './hard-rules.ts';
import {
  type Interview,
  type InterviewDay,
  interviewKey,
  meetingKey,
  sharesPeople,
} from './interview-day.ts';
import type { ProgramDraft, Term } from './program.ts';
import { waitCosts } from './waits.ts';

/** What a plan is good for, in the order in which it counts: a later aim never costs anything of an earlier one. */
export const aims = ['changes', 'wishes', 'even-load', 'short-waits', 'early-and-late'] as const;
export type Aim = (typeof aims)[number];

/** Adds what an aim needs to `draft`, with what has begun counted, and returns the costs whose sum is its score, but for a fixed number. */
export const aimCosts: Readonly<
  Record<Aim, (draft: ProgramDraft, day: InterviewDay, chosen: readonly ChoiceColumn[]) => readonly Term[]>
> = {
  changes: (_, day, chosen) => {
    const likeness = likenessTo(day.published);
    const owed = day.guests.flatMap(({ meetings }) => meetings.map(({ count }) => count));
    const whole = 1 + MOST_ALIKE * owed.reduce((sum, count) => sum + count, 0);
    const known = new Set(day.published.map(interviewKey));
    return chosen.flatMap(({ column, interview }) => {
      const worth = likeness(interview) + (known.has(interviewKey(interview)) ? whole : 0);
      return worth > 0 ? [[column, -worth] as const] : [];
    });
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

/** What can be alike of two interviews: the time, and somebody who holds them. */
const MOST_ALIKE = 2;

/**
 * How much an interview is like those that its guest was told of. As many as can be stay as they are; of the others as many as can be
 * keep the time, or the people.
 */
function likenessTo(published: readonly Interview[]): (each: Interview) => number {
  const told = Map.groupBy(published, meetingKey);
  return (each) => {
    const before = told.get(meetingKey(each)) ?? [];
    const isThen = before.some(({ from }) => from === each.from);
    const isWith = before.some((other) => sharesPeople(each, other));
    return Number(isThen) + Number(isWith);
  };
}

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
