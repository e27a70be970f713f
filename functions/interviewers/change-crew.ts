import type { DecisionContext } from '#domain/decisions/decision.ts';
import {
  answerByLink,
  type InterviewerAnswer,
  type ToldOfLoss,
} from '#domain/interviewers/answer-by-link.ts';
import type { InterviewersStanding } from '#domain/interviewers/change-interviewers.ts';
import {
  addInterviewer,
  type DaysPublished,
  editInterviewer,
  type InterviewerSeen,
  removeInterviewer,
} from '#domain/interviewers/enter-interviewer.ts';
import { type InterviewerImport, importInterviewers } from '#domain/interviewers/import-interviewers.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import { sendLink, sendMissingLinks } from '#domain/interviewers/send-links.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { interviewerDay } from '#domain/planned-days/interviewer-day.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDays } from '#functions/store/interviews/planned-days.ts';
import { readNames } from '#functions/store/items/erasures.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { withoutErased } from './without-erased.ts';

/** What every change of the interviewers is decided on. The lock on names is read with it, and not after. */
async function loadCrew(store: Store, season: string): Promise<InterviewersStanding> {
  const names = await readNames(store, season);
  return { names, list: await readInterviewers(store, season) };
}

async function loadWithOffers(store: Store, season: string) {
  const names = await readNames(store, season);
  const [list, offers] = await Promise.all([readInterviewers(store, season), readOffers(store, season)]);
  return { names, list, offers };
}

async function readDaysPublished(store: Store, season: string, today: CalendarDay): Promise<DaysPublished> {
  const ahead = (await readPlannedDays(store, season)).filter(({ on }) => on >= today);
  return (address) =>
    ahead.flatMap(({ on, published }) =>
      published && interviewerDay(published, address).length > 0 ? [on] : [],
    );
}

/** Each change of interviewers, decided and written: from the desk, the terminal and their own pages alike. */
export function crewOf(store: Store, season: string, context: DecisionContext) {
  const load = () => loadCrew(store, season);
  return {
    /** Who is erased is read after the lock on names, and again by each try: a list may name them long after. */
    take: (list: InterviewerImport) =>
      attempt(
        store,
        season,
        async () => ({ ...(await load()), rows: await withoutErased(store, season, list.rows) }),
        ({ rows, ...standing }) => importInterviewers(standing, { ...list, rows }, context),
      ),
    add: (listed: ListedInterviewer, isSent: boolean) =>
      attempt(store, season, load, (standing) => addInterviewer(standing, listed, isSent, context)),
    edit: (seen: InterviewerSeen, listed: ListedInterviewer, today: CalendarDay) =>
      attempt(
        store,
        season,
        async () => ({ ...(await load()), daysPublished: await readDaysPublished(store, season, today) }),
        (standing) => editInterviewer(standing, seen, listed, context),
      ),
    remove: (seen: InterviewerSeen, reason: string) =>
      attempt(store, season, load, (standing) => removeInterviewer(standing, seen, reason, context)),
    /** The answer is made of who is booked now: nobody who is erased meanwhile is in it. */
    answer: (
      seen: InterviewerSeen,
      answerOf: (offers: readonly Offer[]) => InterviewerAnswer,
      toldOfLoss?: ToldOfLoss,
    ) =>
      attempt(
        store,
        season,
        () => loadWithOffers(store, season),
        ({ offers, ...standing }) => answerByLink(standing, seen, answerOf(offers), context, toldOfLoss),
      ),
    sendLink: (seen: InterviewerSeen, isRenewed: boolean) =>
      attempt(store, season, load, (standing) => sendLink(standing, seen, isRenewed, context)),
    sendMissingLinks: () => attempt(store, season, load, (standing) => sendMissingLinks(standing, context)),
  };
}
