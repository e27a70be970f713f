import { choicesOf, type Obstacle } from './choices.ts';
import {
  type Interview,
  type InterviewDay,
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
 * by hand, and for whatever a solver returns.
 */
export function planFaultsOf(day: InterviewDay, interviews: readonly Interview[]): readonly PlanFault[] {
  const known = new Map(choicesOf(day).map((choice) => [interviewKey(choice.interview), choice]));
  return [
    ...interviews.flatMap((interview): readonly PlanFault[] => {
      const choice = known.get(interviewKey(interview));
      if (!choice) return [{ kind: 'no-such-interview', interview }];
      return choice.bars.map((bar) => ({ ...bar, interview }));
    }),
    ...day.guests.flatMap(({ id, meetings }) =>
      meetings.flatMap((meeting) => {
        const held = interviews.filter(
          (each) => each.guest === id && known.get(interviewKey(each))?.meeting === meeting,
        ).length;
        return held === meeting.count ? [] : [{ kind: 'not-owed', guest: id, meeting, held } as const];
      }),
    ),
    ...placeFaults(interviews, arrangedIn(day.guests)),
    ...twiceMet(interviews),
    ...day.interviewers.flatMap(({ id, most }) => {
      const held = interviews.filter(({ interviewers }) => interviewers.includes(id)).length;
      return held > most ? [{ kind: 'over-most', interviewer: id, held, most } as const] : [];
    }),
  ];
}

function placeFaults(interviews: readonly Interview[], arranged: ArrangedGuests): readonly PlanFault[] {
  return interviews.flatMap((one, index) =>
    interviews.slice(index + 1).flatMap((other) => {
      const people = [one.guest, ...one.interviewers];
      const inBoth = people.filter((each) => each === other.guest || other.interviewers.includes(each));
      const pair = [one, other] as const;
      return inBoth.flatMap((person): readonly PlanFault[] => {
        if (overlaps(one, other)) return [{ kind: 'two-places', person, interviews: pair }];
        const minutes = minutesBetweenInterviews(arranged, person, ...pair);
        return areTooClose(one, other, minutes)
          ? [{ kind: 'too-close', person, minutes, interviews: pair }]
          : [];
      });
    }),
  );
}

function twiceMet(interviews: readonly Interview[]): readonly PlanFault[] {
  const pairs = interviews.flatMap(({ guest, interviewers }) =>
    interviewers.map((interviewer) => ({ guest, interviewer })),
  );
  return [...Map.groupBy(pairs, (pair) => JSON.stringify(pair)).values()].flatMap(([first, ...more]) =>
    first && more.length > 0 ? [{ kind: 'met-twice', ...first } as const] : [],
  );
}
