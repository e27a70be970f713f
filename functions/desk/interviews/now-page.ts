import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { minuteOfDay, partsOfDay } from '#domain/planned-days/parts-of-day.ts';
import type { ApplicantLate } from '#domain/planned-days/planned-day.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { dayWords, kindWords } from '#functions/interviews/day-words.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { clockWords, shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { dayNowPath, interviewDayPath } from './interviews-path.ts';

/** What begins within so many hours is next. */
const NEXT_HOURS = 5 / 60;

/** The day, who was said to be late, by their offers, and the time. */
export type BoardModel = {
  readonly loaded: LoadedDay;
  readonly late: ReadonlyMap<string, ApplicantLate>;
  readonly now: Instant;
};

/** Where everybody is at this moment of an interview day, and what begins in the next five minutes. */
export function dayNowPage(coordinator: SignedIn, model: BoardModel, problem?: DeskProblem): string {
  const { loaded, now } = model;
  const { on, planned } = loaded;
  const told = problem && tellAtDesk(problem, coordinator.zone);
  const title = `Now: ${formatDayWithYear(on)}`;
  const interviews = planned?.published?.interviews ?? [];
  const main = html`${told && toldNote(told)}<h1>${clockWords(now, coordinator.zone).time}, ${formatDayWithYear(on)}</h1>
<p class="hint">This page looks again every half minute. <a href="${interviewDayPath(on)}">The plan of the day</a></p>
${planned?.published ? html`<p>Edition ${planned.published.edition}, published ${shortInstant(planned.published.at, coordinator.zone)}.</p>` : html`<p><b>No plan of this day is published.</b></p>`}
${roomsPart(loaded, interviews, now)}
${peoplePart(coordinator, model)}`;
  return deskPage({ title, main, coordinator, area: 'interviews', isWide: true });
}

function isAt({ from, to }: { readonly from: Instant; readonly to: Instant }, now: Instant): boolean {
  return from <= now && now < to;
}

function isNext({ from }: { readonly from: Instant }, now: Instant): boolean {
  return from > now && from <= plusHours(now, NEXT_HOURS);
}

/** The interviews that are held now, and those that begin in five minutes. */
function roomsPart(loaded: LoadedDay, interviews: readonly Interview[], now: Instant): Markup {
  const { on, document, names } = loaded;
  const words = dayWords(document, on, names);
  const { zone } = document.program;
  const timed = interviews.map((each) => ({
    each,
    from: minuteOfDay(on, each.from, zone),
    to: minuteOfDay(on, each.to, zone),
  }));
  const list = (title: string, id: string, some: typeof timed) =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${
      some.length === 0
        ? html`<p>None.</p>`
        : html`<ul>${some.map(({ each }) => html`<li><b><bdi>${words.person(each.guest)}</bdi></b>, ${kindWords[each.kind]} with ${words.people(each.interviewers)}, ${words.time(each.from)} – ${words.time(each.to)}</li>`)}</ul>`
    }</section>`;
  return html`${list(
    'Interviews now',
    'now',
    timed.filter((each) => isAt(each, now)),
  )}${list(
    'In the next five minutes',
    'next',
    timed.filter((each) => isNext(each, now)),
  )}`;
}

/** Each person of the day: where they are by their itinerary, and what comes next for them. */
function peoplePart(coordinator: SignedIn, model: BoardModel): Markup {
  const { loaded, late, now } = model;
  const { rows, offers, document, on, names } = loaded;
  const { zone } = document.program;
  const lines = rows.map((row) => {
    const offer = offers.find(({ id }) => id === row.offer);
    const parts = offer ? partsOfDay(document, offer, { on, start: row.start }) : [];
    const current = parts.find((part) => isAt(part, now));
    const next = parts.find(({ from }) => from > now);
    const words = (part: (typeof parts)[number] | undefined) => {
      if (!part) return '';
      const whom = part.meeting ? ` with ${part.meeting.people.join(' and ')}` : '';
      return `${part.meeting ? kindWords[part.meeting.kind] : part.title}${whom}`;
    };
    return html`<tr><th scope="row"><a href="${offerAtDeskPath(row.offer)}"><bdi>${names.get(row.offer) ?? row.offer}</bdi></a></th><td>${current ? words(current) : parts[0] && now < parts[0].from ? 'Not begun' : next ? 'Between two parts' : 'Over'}</td>
<td>${next && `${clockWords(next.from, zone).time}: ${words(next)}`}</td>
<td>${lateWords(late.get(row.offer), zone)}${coordinator.may === 'edit' && loaded.planned?.published && lateForm(coordinator, on, row.offer, names.get(row.offer) ?? '')}</td></tr>`;
  });
  return html`<section aria-labelledby="people"><h2 id="people">Everybody</h2><div class="table" role="region" aria-label="Everybody’s next interview" tabindex="0"><table>
<thead><tr><th scope="col">Applicant</th><th scope="col">Now</th><th scope="col">Next</th><th scope="col">Late</th></tr></thead><tbody>${lines}</tbody></table></div></section>`;
}

function lateWords(late: ApplicantLate | undefined, zone: string): string {
  if (!late) return '';
  const told = clockWords(late.at, zone).time;
  return late.minutes > 0
    ? `${counted(late.minutes, 'minute')} late (told at ${told}). `
    : `There since ${told}. `;
}

const delays = [5, 10, 15, 20, 30, 45, 60];

/** Tells those who have yet to meet the applicant, by mail. */
function lateForm(coordinator: SignedIn, on: string, guest: string, name: string): Markup {
  return html`<form class="row" method="post" action="${dayNowPath(on)}">${csrfField(coordinator)}${hiddenFields([['guest', guest]])}
<label><span class="hide">How late ${name} is</span><select name="minutes">${delays.map((each) => html`<option value="${each}">${each} minutes late</option>`)}<option value="0">there now</option></select></label>
<button class="quiet">Tell the interviewers</button></form>`;
}
