import type { InterviewerList, StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import type { MaybeKnown } from '#functions/interviewers/maybe-known.ts';
import type { Markup } from '#functions/page/markup.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';

export const crewPath = '/desk/interviewers';

export function interviewerPath({ id }: Pick<StoredInterviewer, 'id'>): string {
  return `${crewPath}/${id}`;
}

/** What a form was refused for, and what was typed into it. */
export type RefusedEntry = { readonly problem: DeskProblem; readonly typed: URLSearchParams };

export type CrewModel = {
  readonly season: Season;
  readonly list: InterviewerList;
  readonly offers: readonly Offer[];
  readonly now: Instant;
  /** Applicants on the interviewer's days from the same school or department, whom they may know. */
  readonly maybeKnown?: readonly MaybeKnown[];
  readonly refused?: RefusedEntry | undefined;
};

/** The interviewers and who is booked, in one round trip. */
export async function loadCrewModel(store: Store, season: string, now: Instant): Promise<CrewModel> {
  const [applied, list, offers] = await Promise.all([
    cachedSeason(store, season),
    readInterviewers(store, season),
    readOffersToShow(store, season),
  ]);
  return { season: applied.season, list, offers, now };
}

/** Why the form was refused, with each field that is wrong. */
export function entryRefusedNote(coordinator: SignedIn, { refused }: CrewModel): Markup | false {
  if (!refused) return false;
  const { problem } = refused;
  const fields = problem.kind === 'body-invalid' ? problem.fields : [];
  return toldNote(
    tellAtDesk(problem, coordinator.zone),
    fields.map(({ path, message }) => `${path}: ${message}`),
  );
}
