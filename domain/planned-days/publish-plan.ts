import type { ItineraryPublished } from '#domain/booking/booking-record.ts';
import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  type Repeat,
  refuse,
  repeat,
} from '#domain/decisions/decision.ts';
import { standingAt } from '#domain/interview-plan/begun.ts';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import type { Interview, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { concernedByPlan } from '#domain/interview-plan/plan-difference.ts';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import type { Season } from '#domain/season/season.ts';
import {
  isDoneAlready,
  nextPlanned,
  type PlanStanding,
  putPlanned,
  type SeenPlan,
  whyNotNow,
} from './change-plan.ts';
import { editionDifference, editionOf } from './edition.ts';
import { ownChanges } from './interviewer-day.ts';
import { nextReminder } from './interviewer-reminders.ts';
import type {
  InterviewerDayNotice,
  InterviewsPublished,
  OwnChange,
  PlanEdit,
  PlanInterviewer,
  PlannedDay,
  PlannedDayChange,
  PlannedDayRefusal,
  PublishedPlan,
} from './planned-day.ts';
import { isConcerned, tellItinerary } from './tell-itinerary.ts';

/** A transaction takes 100 items; telling an applicant is two of them. */
const TOLD_AT_ONCE = 45;

/** What a plan is published on: everybody who comes with their offers, and the interviewers of the day. */
export type PublishStanding = PlanStanding & {
  readonly day: InterviewDay;
  readonly offers: readonly Offer[];
  readonly interviewers: readonly Interviewer[];
  readonly document: Season;
  /** The version of the document. */
  readonly seasonVersion?: number;
};

export type PublishChange = PlannedDayChange | OfferChange | AddRecord<ItineraryPublished>;

/**
 * Publishes the draft as the next edition of the day, if it keeps every hard rule and changes nothing that has begun. Everybody whose own day differs is told
 * once, by a notice of the same transaction; of more applicants than it holds, the others by the next ones. The same again is a repeat.
 */
export function publishPlan(
  standing: PublishStanding,
  seen: SeenPlan,
  context: DecisionContext,
): Decision<PlannedDay, PublishChange> | Repeat<PlannedDay> | Refused<PlannedDayRefusal> {
  const { planned } = standing;
  if (planned && isDoneAlready(standing, seen, 'published', context)) return repeat(planned);
  const why = whyNotNow(standing, seen);
  if (why) return why;
  const draft = planned?.draft;
  if (!draft) return refuse({ kind: 'plan-missing' });
  const { interviews } = draft;
  const faults = planFaultsOf(standingAt(standing, context.now).day, interviews);
  if (faults.length > 0) return refuse({ kind: 'plan-breaks-rules', faults });
  return putEdition(standing, editionOf(standing, interviews), 'published', context);
}

/** Publishes these interviews as the next edition, with the notices of those whose own day differs. */
export function putEdition(
  standing: PublishStanding,
  interviews: readonly Interview[],
  what: PlanEdit['what'],
  context: DecisionContext,
  kept: Pick<PlannedDay, 'draft'> = {},
): Decision<PlannedDay, PublishChange> {
  const { seasonVersion = standing.seasonVersion } = standing.planned?.published ?? {};
  const changed = ownChanges(standing.planned?.published, interviews);
  const published: PublishedPlan = {
    edition: (standing.planned?.published?.edition ?? 0) + 1,
    at: context.now,
    who: context.who,
    interviews,
    interviewers: interviewersIn(standing, new Set([...peopleIn(interviews), ...besideThen(changed)])),
    ...(changed.length > 0 ? { ownChanges: changed } : {}),
    ...(seasonVersion === undefined ? {} : { seasonVersion }),
  };
  const told = toldByPublishing(standing, interviews);
  const first = told.applicants.slice(0, TOLD_AT_ONCE);
  const rest = told.applicants.slice(TOLD_AT_ONCE);
  const untold = rest.map(({ id }) => id);
  const state = untold.length > 0 ? 'telling' : 'idle';
  const { on, document: season } = standing;
  const { remindAt: _, ...next } = nextPlanned(
    standing,
    what,
    { ...kept, state, published, untold },
    context,
  );
  const after: PlannedDay = { ...next, ...nextReminder({ season, on, published }, context.now) };
  return decision(after, [
    putPlanned(standing, after),
    { kind: 'add-record', record: recordOf(standing, published, told, context) },
    ...first.flatMap((offer) => tellItinerary(standing, published, offer, context)),
  ]);
}

/** Tells the next of those who have yet to be told of the published plan. */
export function tellOn(
  standing: PlanStanding & Pick<PublishStanding, 'offers' | 'document'>,
  context: DecisionContext,
): Decision<PlannedDay, PublishChange> | { readonly kind: 'unchanged' } {
  const { planned } = standing;
  if (planned?.state !== 'telling' || !planned.published) return { kind: 'unchanged' };
  const { published, untold } = planned;
  const [next, later] = [untold.slice(0, TOLD_AT_ONCE), untold.slice(TOLD_AT_ONCE)];
  const told = standing.offers.filter(
    (offer) => next.includes(offer.id) && isConcerned(standing, published, offer),
  );
  const state = later.length > 0 ? 'telling' : 'idle';
  const after: PlannedDay = { ...planned, version: planned.version + 1, state, untold: later };
  return decision(after, [
    putPlanned(standing, after),
    ...told.flatMap((offer) => tellItinerary(standing, published, offer, context)),
  ]);
}

/** Everybody whose own day would differ from what they were told, if these interviews were published. */
export function toldByPublishing(
  standing: PublishStanding,
  interviews: readonly Interview[],
): { readonly applicants: readonly Offer[]; readonly interviewers: readonly PlanInterviewer[] } {
  const planned = {
    interviews,
    interviewers: interviewersIn(standing, peopleIn(interviews)),
  };
  const changes = editionDifference(standing, interviews);
  return {
    applicants: standing.offers.filter((offer) => isConcerned(standing, planned, offer)),
    interviewers: interviewersIn(standing, new Set(concernedByPlan(changes))),
  };
}

function recordOf(
  standing: PublishStanding,
  published: PublishedPlan,
  told: ReturnType<typeof toldByPublishing>,
  { recordId, now, who }: DecisionContext,
): InterviewsPublished {
  const { on, season } = standing;
  return {
    ...{ id: `interviews_${on}_${recordId}`, season, at: now, who },
    event: 'interviews-published',
    ...{ on, edition: published.edition, applicants: told.applicants.length },
    interviews: published.interviews.length,
    changes: editionDifference(standing, published.interviews).length,
    notices: told.interviewers.map(
      ({ id, name, address }): InterviewerDayNotice => ({
        ...{ kind: 'interviewer-day', to: address, interviewer: id, name },
      }),
    ),
  };
}

function peopleIn(interviews: readonly Interview[]): ReadonlySet<string> {
  return new Set(interviews.flatMap(({ interviewers }) => interviewers));
}

/** Those with whom somebody no longer sits: what is different for them names them. */
function besideThen(changes: readonly OwnChange[]): readonly string[] {
  return changes.flatMap(({ interviewer, gone }) =>
    [...peopleIn(gone)].filter((each) => each !== interviewer),
  );
}

/** Those of the day, and those who were in the plan before and are gone: they are told, too. */
function interviewersIn(
  { interviewers, planned }: PublishStanding,
  ids: ReadonlySet<string>,
): readonly PlanInterviewer[] {
  const now = interviewers.map(({ address, name }) => ({ id: address, name, address }));
  const before = planned?.published?.interviewers ?? [];
  const known = new Map([...before, ...now].map((each) => [each.id, each]));
  return [...known.values()].filter(({ id }) => ids.has(id));
}
