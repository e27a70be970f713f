import type { ToldAnswer } from '#domain/applications/application.ts';
import type { ApplicationStatus } from '#domain/review/status.ts';

/** What an applicant without an invitation can be told. */
export const toldStatuses = ['waiting', 'closed'] as const satisfies readonly ToldAnswer['as'][];
export type ToldStatus = ToldAnswer['as'];

/** What somebody still has no answer to. */
export const missingAnswers = ['in-review', 'to-invite', ...toldStatuses] as const;
export type MissingAnswer = (typeof missingAnswers)[number];

type Answer = Pick<ToldAnswer, 'as'> | undefined;

/** What the applicant is to be told, if that was decided and has not been told: the same is not told twice. */
export function statusToTell(status: ApplicationStatus, told: Answer): ToldStatus | undefined {
  const as = status === 'closed' ? 'closed' : status === 'on-hold' ? 'waiting' : undefined;
  return told?.as === as ? undefined : as;
}

/**
 * What is missing until the applicant has an answer; nothing for those who are invited, were told, or have withdrawn. Somebody
 * who was told to wait has an answer, whatever is thought of the application since.
 */
export function missingAnswerOf(status: ApplicationStatus, told: Answer): MissingAnswer | undefined {
  if (status === 'invited' || status === 'withdrawn') return undefined;
  if (status === 'in-review' || status === 'to-invite') return told ? undefined : status;
  return statusToTell(status, told);
}
