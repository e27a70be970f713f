import { begunOf, canStillBegin, restOf } from './begun.ts';
import { choicesOf, isMissed, type Obstacle } from './choices.ts';
import {
  type Interview,
  type InterviewDay,
  inBoth,
  interviewKey,
  type MeetingOwed,
  overlaps,
} from './interview-day.ts';
import { type ArrangedGuests, areTooClose, arrangedIn, minutesBetweenInterviews } from './spacing.ts';

/** A hard rule that a plan breaks. */
export type PlanFault =
  /** `held` interviews of this kind instead of those that are owed. */
  | {
      readonly kind: 'not-owed';
      readonly guest: string;
      readonly meeting: MeetingOwed;
      readonly held: number;
    }
  /** An interview that nobody owes, at a time that the agenda does not have, or by others than may hold it. */
  | { readonly kind: 'no-such-interview'; readonly interview: Interview }
  /** A published interview that has begun and is not held as it was, or another one that would have begun by now. */
  | { readonly kind: 'past'; readonly interview: Interview }
  | {
      readonly kind: 'two-places';
      readonly person: string;
      readonly interviews: readonly [Interview, Interview];
    }
  /** The person has fewer than `minutes` between two interviews, although so many were arranged for the guest. */
  | {
      readonly kind: 'too-close';
      readonly person: string;
      readonly minutes: number;
      readonly interviews: readonly [Interview, Interview];
    }
  | { readonly kind: 'met-twice'; readonly guest: string; readonly interviewer: string }
  | { readonly kind: 'over-most'; readonly interviewer: string; readonly held: number; readonly most: number }
  | ({ readonly interview: Interview } & Obstacle);

/**
 * Returns every hard rule that `interviews` break on the day; none if they can be published. For plans that were changed
 * by hand, and for whatever a solver returns. What was published and has begun breaks none, whatever has changed since.
 */
export function planFaultsOf(day: InterviewDay, interviews: readonly Interview[]): readonly PlanFault[] {
  const begun = new Map(begunOf(day).map((each) => [interviewKey(each), each]));
  const done = new Set(interviews.filter((each) => begun.has(interviewKey(each))));
  const held = new Set([...done].map(interviewKey));
  const past = [
    ...[...begun].filter(([key]) => !held.has(key)).map(([, each]) => each),
    ...interviews.filter((each) => !done.has(each) && !canStillBegin(day, each) && !isMissed(day, each)),
  ];
  return [
    ...past.map((interview) => ({ kind: 'past', interview }) as const),
    ...choiceFaults(day, interviews, done),
    ...placeFaults(interviews, done, arrangedIn(day.guests)),
    ...twiceMet(interviews, done),
    ...day.interviewers.flatMap(({ id, most }) => {
      const own = interviews.filter(({ interviewers }) => interviewers.includes(id));
      const isOver = own.length > most && own.some((each) => !done.has(each));
      return isOver ? [{ kind: 'over-most', interviewer: id, held: own.length, most } as const] : [];
    }),
  ];
}

function choiceFaults(
  day: InterviewDay,
  interviews: readonly Interview[],
  done: ReadonlySet<Interview>,
): readonly PlanFault[] {
  const known = new Map(choicesOf(day).map((choice) => [interviewKey(choice.interview), choice]));
  const ahead = interviews.filter((each) => !done.has(each));
  const left = restOf({ ...day, published: [...done] }).guests;
  return [
    ...ahead.flatMap((interview): readonly PlanFault[] => {
      const choice = known.get(interviewKey(interview));
      if (!choice) return [{ kind: 'no-such-interview', interview }];
      return choice.bars.map((bar) => ({ ...bar, interview }));
    }),
    ...day.guests.flatMap(({ id, meetings }, guest) =>
      meetings.flatMap((meeting, index) => {
        const before = meeting.count - (left[guest]?.meetings[index]?.count ?? 0);
        const held = ahead.filter(
          (each) => each.guest === id && known.get(interviewKey(each))?.meeting === meeting,
        ).length;
        return before + held === meeting.count
          ? []
          : [{ kind: 'not-owed', guest: id, meeting, held: before + held } as const];
      }),
    ),
  ];
}

function placeFaults(
  interviews: readonly Interview[],
  done: ReadonlySet<Interview>,
  arranged: ArrangedGuests,
): readonly PlanFault[] {
  return interviews.flatMap((one, index) =>
    interviews.slice(index + 1).flatMap((other) => {
      if (done.has(one) && done.has(other)) return [];
      const pair = [one, other] as const;
      return inBoth(one, other).flatMap((person): readonly PlanFault[] => {
        if (overlaps(one, other)) return [{ kind: 'two-places', person, interviews: pair }];
        const minutes = minutesBetweenInterviews(arranged, person, ...pair);
        return areTooClose(one, other, minutes)
          ? [{ kind: 'too-close', person, minutes, interviews: pair }]
          : [];
      });
    }),
  );
}

function twiceMet(interviews: readonly Interview[], done: ReadonlySet<Interview>): readonly PlanFault[] {
  const pairs = interviews.flatMap((each) =>
    each.interviewers.map((interviewer) => ({ guest: each.guest, interviewer, isDone: done.has(each) })),
  );
  const alike = Map.groupBy(pairs, ({ guest, interviewer }) => JSON.stringify([guest, interviewer]));
  return [...alike.values()].flatMap((met) => {
    const [first] = met;
    if (!first || met.length === 1 || met.every(({ isDone }) => isDone)) return [];
    const { guest, interviewer } = first;
    return [{ kind: 'met-twice', guest, interviewer } as const];
  });
}
