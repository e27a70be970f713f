import { sharesSchool } from '#domain/interviewers/same-school.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { guestsOf } from '#functions/interviewers/guests-of.ts';
import type { Store } from '#functions/store/client.ts';
import { readBackgrounds } from '#functions/store/lists/backgrounds.ts';
import type { CrewModel, MaybeKnown } from './crew-model.ts';

/**
 * Those on the interviewer's days who come from a school or department of theirs, and are not entered yet. Applications are read only
 * where the interviewer has a school.
 */
export async function maybeKnownBy(
  store: Store,
  { season, offers }: CrewModel,
  interviewer: StoredInterviewer,
): Promise<readonly MaybeKnown[]> {
  const { schools = [], recusals } = interviewer;
  if (schools.length === 0) return [];
  const entered = new Set(recusals.map(({ applicant }) => applicant));
  const guests = guestsOf(interviewer, offers).filter(({ applicant }) => !entered.has(applicant));
  const backgrounds = await readBackgrounds(
    store,
    season.id,
    guests.map(({ applicant }) => applicant),
  );
  return guests.flatMap(({ applicant, name }) => {
    const school = backgrounds.get(applicant)?.['school.name'];
    return school !== undefined && sharesSchool(schools, school) ? [{ applicant, name, school }] : [];
  });
}
