import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Encounter } from '#functions/interviewers/maybe-known.ts';
import type { LoadedDay } from './load-day.ts';

/** The plan that the page of a day shows: the draft, or else what is published. */
export function shownInterviews({ planned }: Pick<LoadedDay, 'planned'>): readonly Interview[] {
  return planned?.draft?.interviews ?? planned?.published?.interviews ?? [];
}

/** Whom each interviewer meets by that plan. */
export function encountersOf(
  loaded: LoadedDay,
  interviewers: readonly StoredInterviewer[],
): readonly Encounter[] {
  const applicants = new Map(loaded.offers.map(({ id, applicant }) => [id, applicant]));
  const shown = shownInterviews(loaded);
  return interviewers.map((interviewer) => {
    const own = shown.filter((interview) => interview.interviewers.includes(interviewer.address));
    const guests = own.flatMap(({ guest }) => {
      const applicant = applicants.get(guest);
      return applicant ? [{ applicant: applicant.id, name: applicant.name }] : [];
    });
    return { interviewer, guests };
  });
}
