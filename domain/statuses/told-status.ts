import type { ToldAnswer } from '#domain/applications/application.ts';
import type { ApplicationStatus } from '#domain/review/status.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, dayIn, type Instant } from '#domain/values/time.ts';

/** What an applicant without an invitation can be told. */
export const toldStatuses = ['waiting', 'closed'] as const satisfies readonly ToldAnswer['as'][];
export type ToldStatus = ToldAnswer['as'];

/** What somebody still has no answer to. */
export const missingAnswers = ['in-review', 'to-invite', 'invitation-ended', ...toldStatuses] as const;
export type MissingAnswer = (typeof missingAnswers)[number];

/** How many lack which answer. */
export type Unanswered = Readonly<Record<MissingAnswer, number>>;

/** The day by which everybody was to be told, once it is over. */
export function dayMissed({ program, statuses }: Season, now: Instant): CalendarDay | undefined {
  return statuses && dayIn(program.zone, now) > statuses.toldBy ? statuses.toldBy : undefined;
}

type Answer = Pick<ToldAnswer, 'as'> | undefined;

/** What the applicant is to be told, if that was decided and has not been told: the same is not told twice. */
export function statusToTell(status: ApplicationStatus, told: Answer): ToldStatus | undefined {
  const as = status === 'closed' ? 'closed' : status === 'on-hold' ? 'waiting' : undefined;
  return told?.as === as ? undefined : as;
}

/**
 * What is missing until the applicant has an answer; nothing for those who are invited, were told, declined, or have withdrawn. Somebody
 * who was told to wait has an answer, whatever is thought of the application since; but not once they were invited and the invitation has ended.
 */
export function missingAnswerOf(status: ApplicationStatus, told: Answer): MissingAnswer | undefined {
  if (status === 'invitation-ended') return status;
  if (status === 'in-review' || status === 'to-invite') return told ? undefined : status;
  return statusToTell(status, told);
}
