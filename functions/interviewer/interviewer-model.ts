import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { interviewerDay } from '#domain/planned-days/interviewer-day.ts';
import type { PlannedDay } from '#domain/planned-days/planned-day.ts';
import type { ToldOn } from '#domain/planned-days/tell-delay.ts';
import { seenBy, type ViewField } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn, type Instant } from '#domain/values/time.ts';
import type { InterviewerLink } from '#functions/links/interviewer-token.ts';
import type { Problem } from '#functions/problems/problems.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readLatestTold } from '#functions/store/interviews/interview-records.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { readOffersToShow } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { type Background, readBackgrounds } from '#functions/store/lists/backgrounds.ts';

/** What the page of an interviewer is made from. */
export type InterviewerModel = {
  readonly season: Season;
  readonly interviewer: StoredInterviewer;
  /** Everybody who is booked: the page takes from it whom this interviewer may meet, and their names. */
  readonly offers: readonly Offer[];
  readonly planned: readonly PlannedDay[];
  /** School and exams of those whom the interviewer meets, where that is shown at all. */
  readonly backgrounds: ReadonlyMap<string, Background>;
  readonly now: Instant;
  /** What was told last of today, where the interviewer has interviews today. */
  readonly told?: ToldOn;
  /** The path of the page. */
  readonly base: string;
};

/** Reads it in one round trip, and another where schools or exams are shown, and on a day of theirs; or says why the link opens nothing. */
export async function loadInterviewer(
  store: Store,
  link: InterviewerLink,
  { base, now }: Pick<InterviewerModel, 'base' | 'now'>,
): Promise<InterviewerModel | Problem> {
  const [{ season }, { interviewers }, offers, planned] = await Promise.all([
    cachedSeason(store, link.season),
    readInterviewers(store, link.season),
    readOffersToShow(store, link.season),
    readPlannedDays(store, link.season),
  ]);
  const interviewer = interviewers.find(({ id }) => id === link.id);
  if (!interviewer) return { kind: 'interviewer-unknown' };
  if (interviewer.generation !== link.generation) return { kind: 'link-revoked' };
  const model = { season, interviewer, offers, planned, base, now };
  const [backgrounds, told] = await Promise.all([backgroundsFor(store, model), toldToday(store, model)]);
  return { ...model, backgrounds, ...(told ? { told } : {}) };
}

async function toldToday(
  store: Store,
  { season, interviewer, planned, now }: Omit<InterviewerModel, 'backgrounds'>,
): Promise<ToldOn | undefined> {
  const today = planned.find(({ on }) => on === dayIn(season.program.zone, now));
  if (!today?.published || interviewerDay(today.published, interviewer.address).length === 0)
    return undefined;
  return readLatestTold(store, season.id, today.on);
}

/** Only of those whom the interviewer meets, and only where the season shows something of it. */
async function backgroundsFor(
  store: Store,
  { season, interviewer, offers, planned }: Omit<InterviewerModel, 'backgrounds'>,
): Promise<InterviewerModel['backgrounds']> {
  const met = planned.flatMap(({ published }) =>
    published ? interviewerDay(published, interviewer.address) : [],
  );
  const shown = new Set(
    met.filter(({ kind }) => needsBackground(seenBy(season, kind))).map(({ guest }) => guest),
  );
  const ids = offers.filter(({ id }) => shown.has(id)).map(({ applicant }) => applicant.id);
  return readBackgrounds(store, season.id, ids);
}

function needsBackground(seen: ReadonlySet<ViewField>): boolean {
  return seen.has('school') || seen.has('exams');
}
