import { sharesSchool } from '#domain/interviewers/same-school.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Store } from '#functions/store/client.ts';
import { readBackgrounds } from '#functions/store/lists/backgrounds.ts';

/** An applicant by AAMC ID and name. */
export type NamedApplicant = { readonly applicant: string; readonly name: string };

/** Some of those whom an interviewer meets, or may meet. */
export type Encounter = {
  readonly interviewer: StoredInterviewer;
  readonly guests: readonly NamedApplicant[];
};

/** Two people who may know each other, because they share this school or department. */
export type MaybeKnown = NamedApplicant & {
  readonly interviewer: StoredInterviewer;
  readonly school: string;
};

/**
 * Who may know whom, and is not entered yet. Applications are read only where the interviewer has a school. It is only ever a
 * suggestion: whether two people know each other, a person says.
 */
export async function maybeKnown(
  store: Store,
  season: string,
  encounters: readonly Encounter[],
): Promise<readonly MaybeKnown[]> {
  const asked = encounters.flatMap(({ interviewer, guests }) => {
    const { schools = [], recusals } = interviewer;
    const entered = new Set(recusals.map(({ applicant }) => applicant));
    const open = schools.length === 0 ? [] : guests.filter(({ applicant }) => !entered.has(applicant));
    return open.map((guest) => ({ guest, interviewer, schools }));
  });
  const ids = new Set(asked.map(({ guest }) => guest.applicant));
  if (ids.size === 0) return [];
  const backgrounds = await readBackgrounds(store, season, [...ids]);
  return asked.flatMap(({ guest: { applicant, name }, interviewer, schools }) => {
    const school = backgrounds.get(applicant)?.['school.name'];
    return school !== undefined && sharesSchool(schools, school)
      ? [{ applicant, name, interviewer, school }]
      : [];
  });
}
