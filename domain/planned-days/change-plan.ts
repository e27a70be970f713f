import type { Who } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import type { DayPlan } from '#domain/interview-plan/plan-day.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';
import type {
  DayAhead,
  PlanChanged,
  PlanDraft,
  PlanEdit,
  PlanMissing,
  PlannedDay,
  PlanSetback,
  PlanUnderWay,
  PutPlannedDay,
} from './planned-day.ts';

/** So many edits are remembered, for those whose form is older. */
const EDITS_KEPT = 20;

/** The day of a season, and what is planned of it, if anything. */
export type PlanStanding = {
  readonly season: string;
  readonly on: CalendarDay;
  readonly planned?: PlannedDay | undefined;
};

/** The version of the plan that somebody saw; 0 if there was none. */
export type SeenPlan = number;

type PlanDecision = Decision<PlannedDay, PutPlannedDay>;

/** Asks for a plan, which the function makes that the stream calls. A draft that is there stays until the new plan replaces it. */
export function askForPlan(
  standing: PlanStanding,
  seen: SeenPlan,
  context: DecisionContext,
): PlanDecision | Repeat<PlannedDay> | Refused<PlanChanged | PlanUnderWay> {
  if (standing.planned && isDoneAlready(standing, seen, 'asked-for', context))
    return repeat(standing.planned);
  const change = { state: 'planning', ...draftIn(standing) } as const;
  return whyNotNow(standing, seen) ?? putNext(standing, 'asked-for', change, context);
}

/** Keeps a plan as the draft of the day, if that is as it was when the plan was begun. Nobody is told of it. */
export function keepPlan(
  standing: PlanStanding,
  seen: SeenPlan,
  { interviews, open }: Pick<DayPlan, 'interviews' | 'open'>,
  context: DecisionContext,
): PlanDecision | Refused<PlanChanged> {
  const changed = whyNotSo(standing, seen);
  if (changed) return changed;
  const draft: PlanDraft = { interviews, open: open.map(({ aim }) => aim) };
  return putNext(standing, 'planned', { state: 'idle', draft }, context);
}

/** Keeps why the day has no plan. A draft that was there stays. */
export function keepSetback(
  standing: PlanStanding,
  seen: SeenPlan,
  setback: PlanSetback,
  context: DecisionContext,
): PlanDecision | Refused<PlanChanged> {
  const changed = whyNotSo(standing, seen);
  if (changed) return changed;
  return putNext(standing, 'planned', { state: 'idle', ...draftIn(standing), setback }, context);
}

function draftIn({ planned }: PlanStanding): Pick<PlannedDay, 'draft'> {
  return planned?.draft ? { draft: planned.draft } : {};
}

/** Drops the draft; what is published stands. */
export function discardPlan(
  standing: PlanStanding,
  seen: SeenPlan,
  context: DecisionContext,
): PlanDecision | Repeat<PlannedDay> | Refused<PlanChanged | PlanUnderWay | PlanMissing> {
  if (standing.planned && isDoneAlready(standing, seen, 'discarded', context))
    return repeat(standing.planned);
  const why = whyNotNow(standing, seen);
  if (why) return why;
  const { draft, setback } = standing.planned ?? {};
  if (!draft && !setback) return refuse({ kind: 'plan-missing' });
  return putNext(standing, 'discarded', { state: 'idle' }, context);
}

/** Why nobody can change the plan as they saw it; `undefined` if they can. */
export function whyNotNow(
  standing: PlanStanding,
  seen: SeenPlan,
): Refused<PlanChanged | PlanUnderWay> | undefined {
  const { planned } = standing;
  if (planned && planned.state !== 'idle') return refuse({ kind: 'plan-under-way' });
  return whyNotSo(standing, seen);
}

/** Why the plan is not as somebody saw it; that people were told or reminded of it meanwhile does not change it. */
export function whyNotSo({ planned }: PlanStanding, seen: SeenPlan): Refused<PlanChanged> | undefined {
  const version = planned?.version ?? 0;
  const edits = (planned?.edits ?? []).filter((edit) => edit.version > seen);
  return seen <= version && edits.length === 0 ? undefined : refuse({ kind: 'plan-changed', edits });
}

/**
 * Whether `who` has done `what` to the plan that they saw, and nobody anything else since: the same form again, of a double-click or a
 * connection that broke.
 */
export function isDoneAlready(
  { planned }: PlanStanding,
  seen: SeenPlan,
  what: PlanEdit['what'],
  { who }: Pick<DecisionContext, 'who'>,
): boolean {
  const [edit, ...others] = (planned?.edits ?? []).filter(({ version }) => version > seen);
  return edit?.what === what && others.length === 0 && nameIn(edit.who) === nameIn(who);
}

function nameIn(who: Who): string {
  return 'name' in who ? `${who.kind} ${who.name}` : who.kind;
}

/** An interview day, and the zone of the program. */
export type DayInZone = Pick<PlanStanding, 'on'> & { readonly zone: string };

/** Whether the day has yet to begin, at midnight on the program's clock. */
export function isDayAhead({ on, zone }: DayInZone, now: Instant): boolean {
  return dayIn(zone, now) < on;
}

/** Why nobody is told yet of what happens at the day: it has not begun. `undefined` if it has. */
export function whyNotYet(day: DayInZone, now: Instant): Refused<DayAhead> | undefined {
  return isDayAhead(day, now) ? refuse({ kind: 'day-ahead', on: day.on }) : undefined;
}

/** The day with the next version: only what is published, who has yet to be told of it, when they are reminded, and who is late is carried on. */
export function nextPlanned(
  { season, on, planned }: PlanStanding,
  what: PlanEdit['what'],
  change: Pick<PlannedDay, 'state'> & Partial<PlannedDay>,
  { now, who }: DecisionContext,
): PlannedDay {
  const version = (planned?.version ?? 0) + 1;
  const edits = [...(planned?.edits ?? []), { version, at: now, who, what }].slice(-EDITS_KEPT);
  const published = planned?.published;
  return {
    ...{ id: on, season, on, version, edits, untold: planned?.untold ?? [] },
    ...(published ? { published } : {}),
    ...(planned?.late ? { late: planned.late } : {}),
    ...(planned?.remindAt ? { remindAt: planned.remindAt } : {}),
    ...change,
  };
}

export function putPlanned({ planned }: PlanStanding, after: PlannedDay): PutPlannedDay {
  const replaces = planned?.version;
  return { kind: 'put-planned-day', planned: after, ...(replaces === undefined ? {} : { replaces }) };
}

/**
 * Raises the version of the day, and changes nothing else but who is `late`, if that is given. Of two who tell the same at once the
 * second then finds what the first has told.
 */
export function raisePlanned(
  standing: PlanStanding,
  planned: PlannedDay,
  late: PlannedDay['late'] = planned.late,
): PutPlannedDay {
  const raised = { ...planned, version: planned.version + 1 };
  return putPlanned(standing, late && late.length > 0 ? { ...raised, late } : raised);
}

/** Decides that the day is so from now on, and nothing else. */
export function putNext(
  standing: PlanStanding,
  what: PlanEdit['what'],
  change: Pick<PlannedDay, 'state'> & Partial<PlannedDay>,
  context: DecisionContext,
): PlanDecision {
  const after = nextPlanned(standing, what, change, context);
  return decision(after, [putPlanned(standing, after)]);
}
