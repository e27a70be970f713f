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
} from './change-interviewers.ts';
import { type InterviewerSeen, interviewerSeen, putOne } from './enter-interviewer.ts';
import type { InterviewerOutNotice } from './interviewer-record.ts';
import type { InterviewerOutdated, InterviewerUnknown } from './refusal.ts';
import {
  type DayAnswer,
  type InterviewerField,
  type Recusal,
  type StoredInterviewer,
  withWishes,
} from './stored-interviewer.ts';

/** What an interviewer, or a coordinator for them, says. What is left out stays as it is. */
export type InterviewerAnswer = {
  readonly answers?: readonly DayAnswer[];
  /** Empty: none. */
  readonly phone?: string;
  /** Of the applicants who were `shown`, those whom the interviewer does not meet; nothing is said of any other. */
  readonly recusals?: Choice;
  /** Of the applicants who were `shown`, those who would like to meet the interviewer, as the program says. */
  readonly wishes?: Choice;
};

/** Who is told at once that an interviewer cannot hold what is published: by what was stored of them, and is now. */
export type ToldOfLoss = (
  before: StoredInterviewer,
  after: StoredInterviewer,
) => readonly InterviewerOutNotice[];

/** Of the applicants who were `shown`, those who are `chosen`, by AAMC ID. */
type Choice = { readonly shown: readonly string[]; readonly chosen: readonly string[] };

/**
 * Stores when an interviewer can be there, whom they do not meet, and their phone. An answer for a day replaces the one
 * before; what the program entered of whom they know stays, whatever they say.
 */
export function answerByLink(
  standing: InterviewersStanding,
  seen: InterviewerSeen,
  answer: InterviewerAnswer,
  context: DecisionContext,
  toldOfLoss: ToldOfLoss = () => [],
): InterviewersDecision<StoredInterviewer> | Unchanged | Refused<InterviewerUnknown | InterviewerOutdated> {
  const before = interviewerSeen(standing.list, seen);
  if ('kind' in before) return refuse(before);
  const { phone: _, ...rest } = before;
  const phone = answer.phone ?? before.phone ?? '';
  const by = context.who.kind === 'program' ? 'program' : 'interviewer';
  const answered: StoredInterviewer = {
    ...rest,
    ...(phone === '' ? {} : { phone }),
    answers: answer.answers ? answersAfter(before.answers, answer.answers) : before.answers,
    recusals: answer.recusals ? recusalsChosen(before.recusals, answer.recusals, by) : before.recusals,
  };
  const after = answer.wishes ? withWishes(answered, wishesChosen(before, answer.wishes)) : answered;
  const fields = (
    ['answers', 'phone', 'recusals', 'wishes'] as const satisfies readonly InterviewerField[]
  ).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  if (fields.length === 0) return unchanged;
  return putOne(
    standing,
    changedInterviewer(after, {}, fields, context),
    'interviewer-answered',
    fields,
    context,
    toldOfLoss(before, after),
  );
}

function answersAfter(before: readonly DayAnswer[], answers: readonly DayAnswer[]): readonly DayAnswer[] {
  const days = new Set(answers.map(({ on }) => on));
  const kept = before.filter(({ on }) => !days.has(on));
  return [...kept, ...answers].toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

/** Who enters a recusal can take it back; nobody takes back what the other one entered. */
function recusalsChosen(
  before: readonly Recusal[],
  { shown, chosen }: Choice,
  by: Recusal['by'],
): readonly Recusal[] {
  const [seen, wanted] = [new Set(shown), new Set(chosen)];
  const kept = before.filter(
    (each) => each.by !== by || !seen.has(each.applicant) || wanted.has(each.applicant),
  );
  const own = new Set(kept.filter((each) => each.by === by).map(({ applicant }) => applicant));
  const added = [...wanted].filter((applicant) => seen.has(applicant) && !own.has(applicant));
  return [...kept, ...added.map((applicant) => ({ applicant, by }))];
}

function wishesChosen({ wishes = [] }: StoredInterviewer, { shown, chosen }: Choice): readonly string[] {
  const [seen, wanted] = [new Set(shown), new Set(chosen)];
  return [...new Set([...wishes.filter((id) => !seen.has(id) || wanted.has(id)), ...wanted])];
}
