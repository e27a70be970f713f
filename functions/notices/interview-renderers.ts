import { type Interview, roomOf } from '#domain/interview-plan/interview-day.ts';
import { interviewerDay } from '#domain/planned-days/interviewer-day.ts';
import { interviewsAhead } from '#domain/planned-days/interviews-ahead.ts';
import { minuteOfDay, partsOfDay } from '#domain/planned-days/parts-of-day.ts';
import { nameOfRoom } from '#domain/planned-days/tell-delay.ts';
import { dayDelayMail } from '#functions/notices/mails/interviews/day-delay-mail.ts';
import { interviewerDayMail } from '#functions/notices/mails/interviews/interviewer-day-mail.ts';
import { lateArrivalMail } from '#functions/notices/mails/interviews/late-arrival-mail.ts';
import { ownDelayMail } from '#functions/notices/mails/interviews/own-delay-mail.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { readOffer } from '#functions/store/items/offers.ts';
import type { Renderer } from './rendering.ts';

type InterviewRenderers = {
  readonly [K in
    | 'late-arrival'
    | 'interviewer-day'
    | 'interviewer-reminder'
    | 'day-delay'
    | 'own-delay']: Renderer<K>;
};

/** The mails of an interview day, from its plan as it is when they are sent. */
export const interviewRenderers: InterviewRenderers = {
  'late-arrival': async ({ store }, season, late, { to, interviewer, name }) => {
    const { on, guest } = late;
    const planned = await readPlannedDay(store, season.id, on);
    const own = planned?.published ? interviewerDay(planned.published, interviewer) : [];
    const interviews = own.filter((each) => each.guest === guest);
    const applicant = (await guestNames(store, season.id, interviews)).get(guest);
    if (!applicant) return undefined;
    return { mail: lateArrivalMail(season, late, { name, applicant, interviews }), to, toName: name };
  },
  'interviewer-day': async ({ store }, season, { on }, { to, interviewer, name }) => {
    const planned = await readPlannedDay(store, season.id, on);
    if (!planned?.published) return undefined;
    const own = interviewerDay(planned.published, interviewer);
    const guests = await guestNames(store, season.id, own);
    return { mail: interviewerDayMail(season, { on, name, interviews: own, guests }), to, toName: name };
  },
  'interviewer-reminder': async ({ store }, season, { on }, { to, interviewer, name }, at) => {
    const planned = await readPlannedDay(store, season.id, on);
    const own = planned?.published ? interviewerDay(planned.published, interviewer) : [];
    const [first] = own;
    const isOff = !season.days.some((day) => day.on === on);
    if (!first || isOff || minuteOfDay(on, first.from, season.program.zone) <= at) return undefined;
    const guests = await guestNames(store, season.id, own);
    const mail = interviewerDayMail(season, { on, name, interviews: own, guests, isReminder: true });
    return { mail, to, toName: name };
  },
  'day-delay': async ({ store }, season, { on, minutes }, { to, interviewer, name }, at) => {
    const planned = await readPlannedDay(store, season.id, on);
    const ahead = interviewsAhead(planned, season.program.zone, at);
    if (!ahead.some(({ interviewers }) => interviewers.includes(interviewer))) return undefined;
    return { mail: dayDelayMail(season, { on, minutes }, name), to, toName: name };
  },
  'own-delay': async ({ store }, season, delay, { to: id }, at) => {
    const [planned, offer] = await Promise.all([
      readPlannedDay(store, season.id, delay.on),
      readOffer(store, season.id, id),
    ]);
    const seat = offer?.booking?.seats.find(({ on }) => on === delay.on);
    if (!offer || !seat || offer.erasedAt) return undefined;
    const room = nameOfRoom(delay);
    const own = (planned?.published?.interviews ?? []).filter(
      (each) => each.guest === id && (!room || roomOf(each) === room),
    );
    const parts = partsOfDay(season, offer, seat).filter(
      ({ meeting, to }) => meeting && to > at && own.some(({ from }) => from === meeting.from),
    );
    if (parts.length === 0) return undefined;
    const { email: to, name: toName } = offer.applicant;
    return { mail: ownDelayMail(season, offer, delay, parts), to, toName };
  },
};

/** The names of those whom an interviewer meets, by their offers; an erased one has none. */
async function guestNames(
  store: Store,
  season: string,
  interviews: readonly Interview[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(interviews.map(({ guest }) => guest))];
  const offers = await Promise.all(ids.map((id) => readOffer(store, season, id)));
  return new Map(offers.flatMap((offer) => (offer ? [[offer.id, offer.applicant.name] as const] : [])));
}
