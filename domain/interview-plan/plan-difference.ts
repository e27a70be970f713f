import { planFaultsOf } from './check-plan.ts';
import { absencesAt } from './choices.ts';
import {
  type Interview,
  type InterviewDay,
  interviewKey,
  meetingKey,
  sharesPeople,
} from './interview-day.ts';

/** Why an interview that was published is no longer held as it was. */
export type ChangeReason =
  | { readonly kind: 'guest-gone' }
  | { readonly kind: 'interviewer-gone'; readonly interviewer: string }
  /** The agenda owes no such interview anymore, or none at that time. */
  | { readonly kind: 'not-owed' }
  /** The applicant has an arrangement with which it does not go together. */
  | { readonly kind: 'arranged' }
  | { readonly kind: 'away'; readonly interviewer: string }
  | { readonly kind: 'recused'; readonly interviewer: string }
  /** They meet on the other day of the applicant's booking. */
  | { readonly kind: 'met-before'; readonly interviewer: string }
  /** The applicant is late, or was. */
  | { readonly kind: 'late' }
  /** It could have stayed, but makes room for others. */
  | { readonly kind: 'makes-room' };

/** One line of the difference between two plans of a day. */
export type PlanChange =
  | { readonly kind: 'added'; readonly after: Interview }
  | { readonly kind: 'dropped'; readonly before: Interview; readonly reason: ChangeReason }
  | {
      readonly kind: 'moved';
      readonly before: Interview;
      readonly after: Interview;
      readonly reason: ChangeReason;
    };

/**
 * Returns how `after` differs from what the day has published, each line with its reason. An interview of the same guest,
 * kind and track is the same interview, moved, and of several the one that is most like it; those that stay as they are have no line.
 */
export function planDifference(day: InterviewDay, after: readonly Interview[]): readonly PlanChange[] {
  const [known, kept] = [new Set(after.map(interviewKey)), new Set(day.published.map(interviewKey))];
  const lost = day.published.filter((each) => !known.has(interviewKey(each)));
  const fresh = after.filter((each) => !kept.has(interviewKey(each)));
  const successors = successorsOf(lost, fresh);
  const changed = lost.map((before): PlanChange => {
    const reason = reasonOf(day, before);
    const successor = successors.get(before);
    return successor
      ? { kind: 'moved', before, after: successor, reason }
      : { kind: 'dropped', before, reason };
  });
  const taken = new Set(successors.values());
  const added = fresh
    .filter((each) => !taken.has(each))
    .map((each) => ({ kind: 'added', after: each }) as const);
  return [...changed, ...added];
}

/** What each interview that is lost has become: one of the same guest, kind and track, those that are most alike first. */
function successorsOf(
  lost: readonly Interview[],
  fresh: readonly Interview[],
): ReadonlyMap<Interview, Interview> {
  const pairs = lost.flatMap((before) =>
    fresh.filter((each) => meetingKey(each) === meetingKey(before)).map((after) => ({ before, after })),
  );
  const successors = new Map<Interview, Interview>();
  const taken = new Set<Interview>();
  for (const { before, after } of pairs.toSorted((one, other) => alikeness(other) - alikeness(one))) {
    if (successors.has(before) || taken.has(after)) continue;
    successors.set(before, after);
    taken.add(after);
  }
  return successors;
}

/** The time counts as much as the people. */
function alikeness({ before, after }: { readonly before: Interview; readonly after: Interview }): number {
  return Number(before.from === after.from) + Number(sharesPeople(before, after));
}

/** Everybody whose own day differs: each is told once. */
export function concernedByPlan(changes: readonly PlanChange[]): readonly string[] {
  const interviews = changes.flatMap((change) => [
    ...('before' in change ? [change.before] : []),
    ...('after' in change ? [change.after] : []),
  ]);
  return [...new Set(interviews.flatMap(({ guest, interviewers }) => [guest, ...interviewers]))];
}

function reasonOf(day: InterviewDay, before: Interview): ChangeReason {
  const guest = day.guests.find(({ id }) => id === before.guest);
  if (!guest) return { kind: 'guest-gone' };
  const gone = before.interviewers.find((each) => !day.interviewers.some(({ id }) => id === each));
  if (gone !== undefined) return { kind: 'interviewer-gone', interviewer: gone };
  const faults = planFaultsOf(day, [before]);
  const bar = faults.find(
    (fault) => fault.kind === 'away' || fault.kind === 'recused' || fault.kind === 'met-before',
  );
  if (bar) return { kind: bar.kind, interviewer: bar.interviewer };
  if (absencesAt(day, before).length > 0) return { kind: 'late' };
  if (faults.some(({ kind }) => kind === 'no-such-interview'))
    return { kind: guest.arranged ? 'arranged' : 'not-owed' };
  return isTooCloseNow(day, before) ? { kind: 'arranged' } : { kind: 'makes-room' };
}

/** Whether a pause that was arranged is missing beside the interview as it is published. */
function isTooCloseNow(day: InterviewDay, before: Interview): boolean {
  const beside = day.published.filter((each) => each.guest === before.guest);
  return planFaultsOf(day, beside).some(
    (fault) => fault.kind === 'too-close' && fault.interviews.includes(before),
  );
}
