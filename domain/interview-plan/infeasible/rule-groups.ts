import type { Obstacle } from '#domain/interview-plan/choices.ts';
import type { Guest, InterviewDay, MeetingOwed } from '#domain/interview-plan/interview-day.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';

/** A named group of rules, as people speak of it. */
export type RuleGroup =
  /** The interviews of this kind and track that everybody is owed who has them at these times. */
  | {
      readonly kind: 'owed';
      readonly meeting: MeetingKind;
      readonly track: string;
      readonly from: number;
      readonly to: number;
    }
  /** When the interviewer is there. */
  | { readonly kind: 'hours'; readonly interviewer: string }
  /** How many interviews the interviewer holds at most. */
  | { readonly kind: 'most'; readonly interviewer: string }
  /** What was arranged for the guest, beside what everybody has. */
  | { readonly kind: 'arranged'; readonly guest: string }
  /** Whom the interviewer does not meet. */
  | { readonly kind: 'recusals'; readonly interviewer: string }
  /** That nobody meets the same person on both days of a pair. */
  | { readonly kind: 'met-before' }
  /** When the guest, who is late, is not there. */
  | { readonly kind: 'late'; readonly guest: string };

/** Every group of rules that the day has. */
export function groupsOf({ guests, interviewers, notThere = [] }: InterviewDay): readonly RuleGroup[] {
  const owed = guests.flatMap((guest) => guest.meetings.map((meeting) => owedGroup(guest, meeting)));
  return [
    ...interviewers
      .filter(({ recusedFrom }) => recusedFrom.length > 0)
      .map(({ id }) => ({ kind: 'recusals', interviewer: id }) as const),
    ...interviewers.map(({ id }) => ({ kind: 'most', interviewer: id }) as const),
    ...interviewers.filter(({ free }) => free).map(({ id }) => ({ kind: 'hours', interviewer: id }) as const),
    ...(guests.some(({ metBefore = [] }) => metBefore.length > 0) ? [{ kind: 'met-before' } as const] : []),
    ...guests.filter(({ arranged }) => arranged).map(arrangedGroup),
    ...guests.filter(({ id }) => notThere.some(({ guest }) => guest === id)).map(({ id }) => lateGroup(id)),
    ...new Map(owed.map((group) => [groupKey(group), group])).values(),
  ];
}

/** Where something was arranged, the interviews are owed as they are to everybody: the times are the other group. */
export function owedGroup({ meetings, arranged }: Guest, meeting: MeetingOwed): RuleGroup {
  const { kind, track, times } = arranged?.usual[meetings.indexOf(meeting)] ?? meeting;
  const from = Math.min(...times.map((time) => time.from));
  const to = Math.max(...times.map((time) => time.to));
  return { kind: 'owed', meeting: kind, track, from, to };
}

function lateGroup(guest: string): RuleGroup {
  return { kind: 'late', guest };
}

export function arrangedGroup({ id }: Guest): RuleGroup {
  return { kind: 'arranged', guest: id };
}

/** The guest without what was arranged. */
export function asUsual({ arranged, ...guest }: Guest): Guest {
  return arranged ? { ...guest, meetings: arranged.usual } : guest;
}

/** Names a group: equal for the same rules. */
export function groupKey(group: RuleGroup): string {
  return JSON.stringify(Object.values(group));
}

/** The rule that an obstacle comes from. */
export function groupOfBar(bar: Obstacle): RuleGroup {
  if (bar.kind === 'late') return lateGroup(bar.guest);
  if (bar.kind === 'met-before') return { kind: 'met-before' };
  return { kind: bar.kind === 'away' ? 'hours' : 'recusals', interviewer: bar.interviewer };
}
