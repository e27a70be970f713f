import { type Decision, type DecisionContext, type Refused, refuse } from '#domain/decisions/decision.ts';
import { standingAt } from '#domain/interview-plan/begun.ts';
import { type PlanFault, planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import {
  type Interview,
  type InterviewDay,
  inTimeOrder,
  interviewKey,
  type Span,
} from '#domain/interview-plan/interview-day.ts';
import type { Season } from '#domain/season/season.ts';
import { type PlanStanding, putNext, type SeenPlan, whyNotNow } from './change-plan.ts';
import type { PlannedDay, PlannedDayRefusal, PutPlannedDay } from './planned-day.ts';

/** One change of a plan by hand. Interviews are named by their keys. */
export type Adjustment =
  | {
      readonly kind: 'move';
      readonly interview: string;
      readonly to: Span & { readonly interviewers: readonly string[] };
    }
  /** Two guests take each other's interview. */
  | { readonly kind: 'swap'; readonly interview: string; readonly other: string };

/**
 * Changes one interview of the draft by hand, or of what is published, which then becomes the draft. A change that breaks a
 * hard rule that was kept before, or what has begun, is refused with what it breaks.
 */
export function adjustPlan(
  standing: PlanStanding & { readonly day: InterviewDay; readonly document: Pick<Season, 'program'> },
  seen: SeenPlan,
  adjustment: Adjustment,
  context: DecisionContext,
): Decision<PlannedDay, PutPlannedDay> | Refused<PlannedDayRefusal> {
  const why = whyNotNow(standing, seen);
  if (why) return why;
  const { draft, published } = standing.planned ?? {};
  const before = draft?.interviews ?? published?.interviews;
  const interviews = before && adjusted(before, adjustment);
  if (!interviews) return refuse({ kind: 'plan-missing' });
  const faults = newFaults(standingAt(standing, context.now).day, before, interviews);
  if (faults.length > 0) return refuse({ kind: 'plan-breaks-rules', faults });
  const what = adjustment.kind === 'move' ? 'moved' : 'swapped';
  return putNext(standing, what, { state: 'idle', draft: { interviews, open: draft?.open ?? [] } }, context);
}

function adjusted(
  interviews: readonly Interview[],
  adjustment: Adjustment,
): readonly Interview[] | undefined {
  const found = (key: string) => interviews.find((each) => interviewKey(each) === key);
  const one = found(adjustment.interview);
  if (!one) return undefined;
  if (adjustment.kind === 'move') {
    const moved = { ...one, ...adjustment.to };
    return inTimeOrder(interviews.map((each) => (each === one ? moved : each)));
  }
  const other = found(adjustment.other);
  if (!other || other === one) return undefined;
  const swapped = new Map([
    [one, { ...one, guest: other.guest }],
    [other, { ...other, guest: one.guest }],
  ]);
  return inTimeOrder(interviews.map((each) => swapped.get(each) ?? each));
}

/** The hard rules that `after` breaks and `before` kept. */
export function newFaults(
  day: InterviewDay,
  before: readonly Interview[],
  after: readonly Interview[],
): readonly PlanFault[] {
  const known = new Set(planFaultsOf(day, before).map((fault) => JSON.stringify(fault)));
  return planFaultsOf(day, after).filter((fault) => !known.has(JSON.stringify(fault)));
}
