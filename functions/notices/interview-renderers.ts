import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { NoticeOf } from '#domain/contract.ts';
import { type Interview, roomOf } from '#domain/interview-plan/interview-day.ts';
import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import { interviewerDay, interviewsHeldBy, interviewsLost } from '#domain/planned-days/interviewer-day.ts';
import { expectedAhead } from '#domain/planned-days/interviews-ahead.ts';
import { lastToldBefore } from '#domain/planned-days/remind-interviewers.ts';
import { nameOfRoom } from '#domain/planned-days/tell-delay.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, Instant } from '#domain/values/time.ts';
import { interviewerPageLink } from '#functions/links/interviewer-token.ts';
import { linkKeys } from '#functions/links/link-keys.ts';
import { interviewerOutMail } from '#functions/notices/mails/interviewers/interviewer-out-mail.ts';
import { dayDelayMail } from '#functions/notices/mails/interviews/day-delay-mail.ts';
import { interviewPlaceMail } from '#functions/notices/mails/interviews/interview-place-mail.ts';
import { interviewerDayMail } from '#functions/notices/mails/interviews/interviewer-day-mail.ts';
import { lateArrivalMail } from '#functions/notices/mails/interviews/late-arrival-mail.ts';
import { ownDelayMail } from '#functions/notices/mails/interviews/own-delay-mail.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { readOffer, readOffersOf } from '#functions/store/items/offers.ts';
import type { Rendered, Renderer, RenderingSources } from './rendering.ts';

type InterviewRenderers = {
  readonly [K in
    | 'late-arrival'
    | 'interviewer-day'
    | 'interviewer-reminder'
    | 'day-delay'
    | 'own-delay'
    | 'interview-place'
    | 'interviewer-out']: Renderer<K>;
};

/** The mails of an interview day, from its plan and its people as they are when they are sent. */
export const interviewRenderers: InterviewRenderers = {
  'late-arrival': async ({ store }, season, late, { to, interviewer, name }, at) => {
    const { on, guest, isAbsent } = late;
    const own = await ownDay(store, season, on, interviewer, isAbsent ? 'missed' : 'expected');
    const isAhead = (each: Interview) => minuteOfDay(on, each.to, season.program.zone) > at;
    const interviews = own.interviews.filter((each) => each.guest === guest && isAhead(each));
    const applicant = own.offers.find(({ id }) => id === guest)?.applicant.name;
    if (!applicant || interviews.length === 0) return undefined;
    return { mail: lateArrivalMail(season, late, { name, applicant, interviews }), to, toName: name };
  },
  'interviewer-day': async (sources, season, { on }, { to, interviewer, name }) => {
    const own = await ownDay(sources.store, season, on, interviewer);
    if (!own.planned?.published) return undefined;
    const change = own.planned.published.ownChanges?.find((each) => each.interviewer === interviewer);
    const link = await pageLink(sources, season, own);
    const mail = interviewerDayMail(season, { on, name, ...(change ? { change } : {}), ...link, ...own });
    return { mail, to, toName: name };
  },
  'interviewer-reminder': async (sources, season, record, { to, interviewer, name }, at) => {
    const { on } = record;
    const own = await ownDay(sources.store, season, on, interviewer);
    const { planned, stored, interviews, offers } = own;
    const known = stored && planned?.published ? interviewerDay(planned.published, interviewer) : [];
    const [first = known[0]] = interviews;
    if (!first || minuteOfDay(on, first.from, season.program.zone) <= at) return undefined;
    if (interviews.length === 0) {
      // Whose applicants have all gone is told so, once: they know the day as it was.
      const told = await readInterviewRecords(sources.store, season.id, on);
      const last = lastToldBefore(told, record, interviewer);
      if (last !== undefined && offers.every(({ changedAt }) => changedAt <= last)) return undefined;
    }
    const gone = known.filter((each) => !interviews.includes(each));
    const change = gone.length > 0 ? { change: { fresh: [], gone } } : {};
    const link = await pageLink(sources, season, own);
    const mail = interviewerDayMail(season, { on, name, isReminder: true, ...change, ...link, ...own });
    return { mail, to, toName: name };
  },
  'day-delay': async ({ store }, season, { on, minutes }, { to, interviewer, name }, at) => {
    const { interviews } = await ownDay(store, season, on, interviewer);
    const isAhead = interviews.some((each) => minuteOfDay(on, each.to, season.program.zone) > at);
    return isAhead ? { mail: dayDelayMail(season, { on, minutes }, name), to, toName: name } : undefined;
  },
  'interview-place': async (sources, season, { on }, { to, interviewer, name, moved, link }, at) => {
    const own = await ownDay(sources.store, season, on, interviewer);
    const ahead = own.interviews.filter(({ to }) => minuteOfDay(on, to, season.program.zone) > at);
    if (ahead.length === 0) return undefined;
    const news = { moved, ...(link ? { link } : {}) };
    const page = await pageLink(sources, season, own);
    return { mail: interviewPlaceMail(season, { on, name, news, ...page }), to, toName: name };
  },
  'own-delay': async ({ store }, season, delay, { to: id }, at) => {
    const [planned, offer] = await Promise.all([
      readPlannedDay(store, season.id, delay.on),
      readOffer(store, season.id, id),
    ]);
    const seat = offer?.booking?.seats.find(({ on }) => on === delay.on);
    if (!offer || !seat || offer.erasedAt) return undefined;
    const room = nameOfRoom(delay);
    const own = expectedAhead({ season, planned, offers: [offer] }, at).filter(
      (each) => each.guest === id && (!room || roomOf(each) === room),
    );
    const parts = partsOfDay(season, offer, seat).filter(
      ({ meeting }) => meeting && own.some(({ from }) => from === meeting.from),
    );
    if (parts.length === 0) return undefined;
    const { email: to, name: toName } = offer.applicant;
    return { mail: ownDelayMail(season, offer, delay, parts), to, toName };
  },
  'interviewer-out': (sources, season, _, notice, at) => renderOut(sources, season, notice, at),
};

/** The mail that an interviewer cannot hold interviews, unless they can after all, or the plan was published again without them. */
async function renderOut(
  { store, publicUrl }: RenderingSources,
  season: Season,
  { to, interviewer: id, on }: NoticeOf<'interviewer-out'>,
  at: Instant,
): Promise<Rendered | undefined> {
  const { interviewers } = await readInterviewers(store, season.id);
  const stored = interviewers.find((each) => each.id === id);
  if (!stored) return undefined;
  const { planned, offers } = await ownDay(store, season, on, stored.address);
  const interviews = planned
    ? interviewsLost({ planned, offers }, stored).filter(
        (each) => minuteOfDay(on, each.to, season.program.zone) > at,
      )
    : [];
  if (interviews.length === 0) return undefined;
  const link = `${publicUrl}/desk/interviews/${on}`;
  return { mail: interviewerOutMail(season, { name: stored.name, on, interviews, link }, at), to };
}

/** What an interviewer holds on a day as things are now, the offers of those whom the plan has them meet, and what is stored of them. */
async function ownDay(
  store: Store,
  season: Season,
  on: CalendarDay,
  address: string,
  applicants: 'expected' | 'missed' = 'expected',
) {
  const [planned, crew] = await Promise.all([
    readPlannedDay(store, season.id, on),
    readInterviewers(store, season.id),
  ]);
  const met = planned?.published ? interviewerDay(planned.published, address) : [];
  const offers = await readOffersOf(
    store,
    season.id,
    met.map(({ guest }) => guest),
  );
  const interviews = interviewsHeldBy(address, { season, planned, offers, crew }, applicants);
  const people = new Map((planned?.published?.interviewers ?? []).map(({ id, name }) => [id, name] as const));
  const stored = crew.interviewers.find((each) => each.address === address);
  return { address, planned, interviews, offers, people, stored };
}

/** The interviewer's page, if anything is stored of them. */
async function pageLink(
  { publicUrl }: RenderingSources,
  season: Season,
  { stored }: { readonly stored: StoredInterviewer | undefined },
): Promise<{ readonly link?: string }> {
  if (!stored) return {};
  return { link: interviewerPageLink(publicUrl, { ...stored, season: season.id }, await linkKeys()) };
}
