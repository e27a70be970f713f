import type { AddRecord } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { putPlanned } from '#domain/planned-days/change-plan.ts';
import type { PlacesTold, PlannedDay, PutPlannedDay } from '#domain/planned-days/planned-day.ts';
import { type InterviewerToTell, interviewersToTell, type PlaceStanding } from './interviewers-to-tell.ts';

/**
 * Tells the interviewers of a published day where the season in force holds their interviews, each once: the edition keeps the
 * `version` of the document that they were told of.
 */
export function tellPlaces(
  standing: PlaceStanding & { readonly version: number },
  context: DecisionContext,
): Decision<PlacesTold, PutPlannedDay | AddRecord<PlacesTold>> | Unchanged {
  const { planned, version, season } = standing;
  const people = interviewersToTell(standing, context.now);
  if (people.length === 0 || !planned.published) return unchanged;
  const { on } = planned;
  const published = { ...planned.published, seasonVersion: version };
  const after: PlannedDay = { ...planned, version: planned.version + 1, published };
  const record: PlacesTold = {
    ...{ id: `interviews_${on}_${context.recordId}`, season: season.id, at: context.now, who: context.who },
    event: 'places-told',
    ...{ on, seasonVersion: version },
    notices: people.map(noticeOf),
  };
  return decision(record, [
    putPlanned({ season: season.id, on, planned }, after),
    { kind: 'add-record', record },
  ]);
}

function noticeOf({ interviewer: { id, name, address }, ...news }: InterviewerToTell) {
  return { kind: 'interview-place' as const, to: address, interviewer: id, name, ...news };
}
