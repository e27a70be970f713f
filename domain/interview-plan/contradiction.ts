import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { choicesLeft, restOf } from './begun.ts';
import type { Obstacle } from './choices.ts';
import { addHardRules, type ChoiceColumn } from './hard-rules.ts';
import type { Guest, InterviewDay, MeetingOwed } from './interview-day.ts';
import { ProgramDraft, type Solver } from './program.ts';

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
  /** When the guest, who is late, is not there. */
  | { readonly kind: 'late'; readonly guest: string };

/**
 * Returns a smallest set of groups of rules that cannot hold together on the day: without any one of them the others of the
 * set could. `undefined` if the day can be planned, or if the solver has no time left. That people are in one place at a
 * time, meet once, and hold only their own kinds of interviews is always kept, and so is what has begun.
 */
export function contradictionOf(whole: InterviewDay, solve: Solver): readonly RuleGroup[] | undefined {
  const day = restOf(whole);
  const canHold = (groups: readonly RuleGroup[]) => isPossible(day, new Set(groups.map(keyOf)), solve);
  let groups = groupsOf(day);
  if (canHold(groups) !== false) return undefined;
  // An arrangement also gives a guest times that nobody else has: where it is left out, another group may not be needed anymore.
  for (let before = groups.length + 1; groups.length < before; ) {
    before = groups.length;
    for (const group of groups) {
      const without = groups.filter((each) => each !== group);
      const possible = canHold(without);
      if (possible === undefined) return undefined;
      if (!possible) groups = without;
    }
  }
  return groups;
}

/** What is asked of everybody comes last, so that it is named only with what stands against it. */
function groupsOf({ guests, interviewers, notThere = [] }: InterviewDay): readonly RuleGroup[] {
  const owed = guests.flatMap((guest) => guest.meetings.map((meeting) => owedGroup(guest, meeting)));
  return [
    ...interviewers
      .filter(({ recusedFrom }) => recusedFrom.length > 0)
      .map(({ id }) => ({ kind: 'recusals', interviewer: id }) as const),
    ...interviewers.map(({ id }) => ({ kind: 'most', interviewer: id }) as const),
    ...interviewers.filter(({ free }) => free).map(({ id }) => ({ kind: 'hours', interviewer: id }) as const),
    ...guests.filter(({ arranged }) => arranged).map(arrangedGroup),
    ...guests.filter(({ id }) => notThere.some(({ guest }) => guest === id)).map(({ id }) => lateGroup(id)),
    ...new Map(owed.map((group) => [keyOf(group), group])).values(),
  ];
}

/** Where something was arranged, the interviews are owed as they are to everybody: the times are the other group. */
function owedGroup({ meetings, arranged }: Guest, meeting: MeetingOwed): RuleGroup {
  const { kind, track, times } = arranged?.usual[meetings.indexOf(meeting)] ?? meeting;
  const from = Math.min(...times.map((time) => time.from));
  const to = Math.max(...times.map((time) => time.to));
  return { kind: 'owed', meeting: kind, track, from, to };
}

function lateGroup(guest: string): RuleGroup {
  return { kind: 'late', guest };
}

function arrangedGroup({ id }: Guest): RuleGroup {
  return { kind: 'arranged', guest: id };
}

/** The guest without what was arranged. */
function asUsual({ arranged, ...guest }: Guest): Guest {
  return arranged ? { ...guest, meetings: arranged.usual } : guest;
}

function keyOf(group: RuleGroup): string {
  return JSON.stringify(Object.values(group));
}

/** The rule that an obstacle comes from. */
function groupOfBar(bar: Obstacle): RuleGroup {
  if (bar.kind === 'late') return lateGroup(bar.guest);
  return { kind: bar.kind === 'away' ? 'hours' : 'recusals', interviewer: bar.interviewer };
}

/** Whether the day can be planned if only these groups hold. `undefined`: not known. */
function isPossible(
  { guests: all, ...others }: InterviewDay,
  groups: ReadonlySet<string>,
  solve: Solver,
): boolean | undefined {
  const guests = all.map((guest) => (groups.has(keyOf(arrangedGroup(guest))) ? guest : asUsual(guest)));
  const day = { ...others, guests };
  const byId = new Map(guests.map((guest) => [guest.id, guest]));
  const draft = new ProgramDraft();
  const isBarred = (bar: Obstacle) => groups.has(keyOf(groupOfBar(bar)));
  const chosen = choicesLeft(day)
    .filter(({ bars }) => !bars.some(isBarred))
    .map((choice): ChoiceColumn => ({ ...choice, column: draft.column(1, true) }));
  addHardRules(draft, day, chosen, {
    held: {
      isOwed: (id, meeting) => {
        const guest = byId.get(id);
        return guest !== undefined && groups.has(keyOf(owedGroup(guest, meeting)));
      },
      isLimited: (interviewer) => groups.has(keyOf({ kind: 'most', interviewer })),
    },
  });
  const { kind } = solve(draft.minimizing([]));
  return kind === 'out-of-time' ? undefined : kind === 'solved';
}
