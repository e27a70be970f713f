import { minuteOfDay } from '#domain/agenda/slots.ts';
import { type Interview, interviewKey } from '#domain/interview-plan/interview-day.ts';
import { isNear } from '#domain/itineraries/parts-of-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { interviewsHeldBy, interviewsLost } from '#domain/planned-days/interviewer-day.ts';
import type { OwnChange, PublishedPlan } from '#domain/planned-days/planned-day.ts';
import { delayOf, latenessOf } from '#domain/planned-days/tell-delay.ts';
import { type CalendarDay, dayIn } from '#domain/values/time.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { phoneMarkup } from '#functions/page/phone-markup.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { meetingKindNames } from '#functions/wording/interviews/interviewer-words.ts';
import { lateApplicantNote, lateNote } from '#functions/wording/interviews/late-note.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';
import { guestView } from './guest-view.ts';
import type { InterviewerModel } from './interviewer-model.ts';
import { type OwnDay, ownPlace, wherePart } from './where-part.ts';

/** A published day of the interviewer, and what is different since they were told of it before. */
type ShownDay = OwnDay & {
  readonly published: PublishedPlan;
  readonly change: Omit<OwnChange, 'interviewer'>;
};

/** The published days ahead on which the interviewer meets somebody who comes: when, and whom, as far as the season shows it. */
export function ownDays(model: InterviewerModel): readonly Markup[] {
  const { season, interviewer, planned, now } = model;
  const offers = new Map(model.offers.map((offer) => [offer.id, offer]));
  return planned
    .filter(({ on }) => on >= dayIn(season.program.zone, now) && season.days.some((day) => day.on === on))
    .flatMap(({ on, published }) => {
      if (!published) return [];
      const day = { season, planned: { on, published }, offers: model.offers };
      const crew = { interviewers: [interviewer] };
      const interviews = interviewsHeldBy(interviewer.address, { ...day, crew });
      const change = published.ownChanges?.find((each) => each.interviewer === interviewer.address);
      const own = { on, interviews, offers, published, change: change ?? { fresh: [], gone: [] } };
      return interviews.length > 0 ? [dayMarkup(model, own)] : [];
    });
}

function dayMarkup(model: InterviewerModel, own: ShownDay): Markup {
  const { on, interviews, change } = own;
  const { zone } = model.season.program;
  const isChanged = change.fresh.length + change.gone.length > 0;
  const gone = change.gone.map(
    (each) =>
      html`<li><s>${spanOn(on, each, zone)}: ${whom(model, own, each)}, ${kindOf(model, own, each)}</s></li>`,
  );
  return html`<section aria-labelledby="on-${on}"><h2 id="on-${on}">${formatDayWithYear(on)}</h2>
<p>${zoneTitle(zone, minuteOfDay(on, interviews[0]?.from ?? 0, zone))}</p>
${lostPart(model, own)}
${wherePart(model, own)}
${model.told?.on === on && html`<p>If something or somebody is late today, it says so here. Load this page again to see.</p>`}${isChanged && html`<p>What is different from the plan before is marked.</p>`}
<table><thead><tr><th scope="col">When</th><th scope="col">Whom you meet</th><th scope="col">Kind</th></tr></thead><tbody>${interviews.map((each) => row(model, own, each))}</tbody></table>
${gone.length > 0 && html`<p>No longer:</p><ul>${gone}</ul>`}</section>`;
}

/** That interviews stand which the interviewer has said they cannot hold. */
function lostPart(
  { interviewer, offers }: InterviewerModel,
  { on, published, interviews }: ShownDay,
): Markup | false {
  const held = new Set(interviews.map(interviewKey));
  const all = interviewsLost({ planned: { on, published }, offers }, interviewer);
  const lost = all.filter((each) => held.has(interviewKey(each))).length;
  const [stand, of] = [lost === 1 ? 'It stands' : 'They stand', counted(lost, 'interview')];
  return (
    lost > 0 &&
    html`<p class="note">You have said that you can’t hold ${of} of this day. ${stand} until the program has planned the day again; you will get an email then.</p>`
  );
}

function row(model: InterviewerModel, own: ShownDay, interview: Interview): Markup {
  const { season, now, told } = model;
  const { on, offers, change } = own;
  const { from, to, guest } = interview;
  const { zone } = season.program;
  const span = { from: minuteOfDay(on, from, zone), to: minuteOfDay(on, to, zone) };
  const mark = change.fresh.includes(from) && html` <strong>Changed</strong>`;
  const timed = { ...interview, to: span.to };
  const delay = told?.on === on && delayOf(told, timed, now);
  const lateness = told?.on === on && latenessOf(told, timed, now);
  return html`<tr><th scope="row">${spanOn(on, interview, zone)}${delay && html`<br><strong>${lateNote(delay)}</strong>`}</th><td>${whom(model, own, interview)}${mark}${lateness && html`<br><strong>${lateApplicantNote(lateness)}</strong>`}${isNear(span, now) && phoneOf(offers.get(guest))}</td><td>${kindOf(model, own, interview)}${ownPlace(model, own, interview)}</td></tr>`;
}

function spanOn(on: CalendarDay, { from, to }: Interview, zone: string): string {
  const [begins, ends] = [from, to].map((each) => clockWords(minuteOfDay(on, each, zone), zone).time);
  return `${begins} – ${ends}`;
}

/** The applicant, as the season shows them; those whom the interviewer does not meet have no name. */
function whom(
  { season, backgrounds }: InterviewerModel,
  { interviews, offers }: ShownDay,
  { guest, kind }: Interview,
): Markup | string {
  const offer = offers.get(guest);
  return interviews.some((each) => each.guest === guest)
    ? guestView(season, kind, offer, backgrounds.get(offer?.applicant.id ?? ''))
    : 'an applicant whom you no longer meet';
}

/** The kind of an interview, and with whom the interviewer holds it. */
function kindOf(
  { interviewer }: InterviewerModel,
  { published }: ShownDay,
  { kind, interviewers }: Interview,
): string {
  const names = new Map(published.interviewers.map(({ id, name }) => [id, name]));
  const others = interviewers.filter((each) => each !== interviewer.address);
  const beside = others.map((each) => names.get(each) ?? each);
  return `${meetingKindNames[kind]}${beside.length > 0 ? `, with ${listed(beside)}` : ''}`;
}

/** Where the applicant is reached on the day, if the applicant has left a phone. */
function phoneOf(offer: Offer | undefined): Markup | false {
  const phone = offer?.dayPhone;
  return phone !== undefined && html`<br><small>Phone: ${phoneMarkup(phone)}</small>`;
}
