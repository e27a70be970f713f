import {
  type DecisionContext,
  type Refused,
  refuse,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import {
  changedInterviewer,
  type InterviewersDecision,
  type InterviewersStanding,
  interviewerFrame,
  linkNotice,
  putInterviewers,
} from './change-interviewers.ts';
import { type InterviewerSeen, interviewerSeen } from './enter-interviewer.ts';
import type { InterviewerOutdated, InterviewerUnknown } from './refusal.ts';
import { type StoredInterviewer, withoutLink } from './stored-interviewer.ts';

type LinksSent = InterviewersDecision<readonly StoredInterviewer[]>;

/** Mails their link to one interviewer. Renewed, the links that they had stop working. */
export function sendLink(
  standing: InterviewersStanding,
  seen: InterviewerSeen,
  isRenewed: boolean,
  context: DecisionContext,
): LinksSent | Refused<InterviewerUnknown | InterviewerOutdated> {
  const before = interviewerSeen(standing.list, seen);
  if ('kind' in before) return refuse(before);
  return withLinks(standing, [before], isRenewed, context);
}

/** Mails their link to everybody who has none yet. */
export function sendMissingLinks(
  standing: InterviewersStanding,
  context: DecisionContext,
): LinksSent | Unchanged {
  const waiting = withoutLink(standing.list.interviewers);
  return waiting.length === 0 ? unchanged : withLinks(standing, waiting, false, context);
}

function withLinks(
  standing: InterviewersStanding,
  waiting: readonly StoredInterviewer[],
  renewed: boolean,
  context: DecisionContext,
): LinksSent {
  const { list } = standing;
  const mailed = waiting.map((each) => {
    const generation = each.generation + (renewed ? 1 : 0);
    return changedInterviewer(each, { generation, linkSentAt: context.now }, ['link'], context);
  });
  const byId = new Map(mailed.map((each) => [each.id, each]));
  return putInterviewers(
    standing,
    list.interviewers.map((each) => byId.get(each.id) ?? each),
    {
      ...interviewerFrame(list.season, context),
      event: 'interviewer-links-sent',
      ...{ names: mailed.map(({ name }) => name), renewed, notices: mailed.map(linkNotice) },
    },
    mailed,
  );
}
