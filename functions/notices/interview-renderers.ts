import { minuteOfDay } from '#domain/agenda/slots.ts';
import { type Interview, roomOf } from '#domain/interview-plan/interview-day.ts';
import { interviewerDay, interviewsHeldBy } from '#domain/planned-days/interviewer-day.ts';
import { expectedAhead } from '#domain/planned-days/interviews-ahead.ts';
import { partsOfDay } from '#domain/planned-days/parts-of-day.ts';
import { nameOfRoom } from '#domain/planned-days/tell-delay.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { dayDelayMail } from '#functions/notices/mails/interviews/day-delay-mail.ts';
import { interviewerDayMail } from '#functions/notices/mails/interviews/interviewer-day-mail.ts';
import { lateArrivalMail } from '#functions/notices/mails/interviews/late-arrival-mail.ts';
import { ownDelayMail } from '#functions/notices/mails/interviews/own-delay-mail.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { readOffer, readOffersOf } from '#functions/store/items/offers.ts';
import type { Renderer } from './rendering.ts';

type InterviewRenderers = {
  readonly [K in
    | 'late-arrival'
    | 'interviewer-day'
    | 'interviewer-reminder'
    | 'day-delay'
    | 'own-delay']: Renderer<K>;
};

/** The mails of an interview day, from its plan and its people as they are when they are sent. */
export const interviewRenderers: InterviewRenderers = {
  'late-arrival': async ({ store }, season, late, { to, interviewer, name }, at) => {
    const { on, guest, isAbsent } = late;
    const { held, guests } = await ownDay(store, season, on, interviewer, isAbsent ? 'missed' : 'expected');
    const isAhead = (each: Interview) => minuteOfDay(on, each.to, season.program.zone) > at;
    const interviews = held.filter((each) => each.guest === guest && isAhead(each));
    const applicant = guests.get(guest);
    if (!applicant || interviews.length === 0) return undefined;
    return { mail: lateArrivalMail(season, late, { name, applicant, interviews }), to, toName: name };
  },
  'interviewer-day': async ({ store }, season, { on }, { to, interviewer, name }) => {
    const { planned, held: interviews, guests } = await ownDay(store, season, on, interviewer);
    if (!planned?.published) return undefined;
    return { mail: interviewerDayMail(season, { on, name, interviews, guests }), to, toName: name };
  },
  'interviewer-reminder': async ({ store }, season, { on }, { to, interviewer, name }, at) => {
    const { held: interviews, guests } = await ownDay(store, season, on, interviewer);
    const [first] = interviews;
    if (!first || minuteOfDay(on, first.from, season.program.zone) <= at) return undefined;
    const mail = interviewerDayMail(season, { on, name, interviews, guests, isReminder: true });
    return { mail, to, toName: name };
  },
  'day-delay': async ({ store }, season, { on, minutes }, { to, interviewer, name }, at) => {
    const { held } = await ownDay(store, season, on, interviewer);
    const isAhead = held.some((each) => minuteOfDay(on, each.to, season.program.zone) > at);
    return isAhead ? { mail: dayDelayMail(season, { on, minutes }, name), to, toName: name } : undefined;
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
};

/** What an interviewer holds on a day as things are now, and the names of those whom the plan has them meet, by their offers. */
async function ownDay(
  store: Store,
  season: Season,
  on: CalendarDay,
  interviewer: string,
  applicants: 'expected' | 'missed' = 'expected',
) {
  const [planned, crew] = await Promise.all([
    readPlannedDay(store, season.id, on),
    readInterviewers(store, season.id),
  ]);
  const met = planned?.published ? interviewerDay(planned.published, interviewer) : [];
  const offers = await readOffersOf(
    store,
    season.id,
    met.map(({ guest }) => guest),
  );
  const held = interviewsHeldBy(interviewer, { season, planned, offers, crew }, applicants);
  const guests = new Map(offers.map(({ id, applicant }) => [id, applicant.name] as const));
  return { planned, held, guests };
}
