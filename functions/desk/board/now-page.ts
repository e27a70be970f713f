import { minuteOfDay } from '#domain/agenda/slots.ts';
import { standingAt } from '#domain/interview-plan/begun.ts';
import { roomOf } from '#domain/interview-plan/interview-day.ts';
import { type DayPart, partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import { type DayInZone, isDayAhead } from '#domain/planned-days/change-plan.ts';
import { isBookedFor } from '#domain/planned-days/interviews-ahead.ts';
import { planNeeds } from '#domain/planned-days/plan-needs.ts';
import type { ApplicantLate, DayDelayed } from '#domain/planned-days/planned-day.ts';
import { dayIn, type Instant, plusHours } from '#domain/values/time.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { crewPath } from '#functions/desk/interviewers/crew-model.ts';
import { actNowPath, interviewDayPath } from '#functions/desk/interviews/interviews-path.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { dayWords, kindWords } from '#functions/interviews/day-words.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { clockWords, shortInstant } from '#functions/wording/clock-words.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { type BoardModel, isOverFor, type NotHere, notHere, notHerePart } from './not-here.ts';

type Missing = ReadonlyMap<string, NotHere>;

/** What begins within so many hours is next. */
const NEXT_HOURS = 5 / 60;

/** Where everybody is at this moment of an interview day, and what begins in the next five minutes. `forms`: those that are open. */
export function dayNowPage(
  coordinator: SignedIn,
  model: BoardModel,
  { forms, problem }: { readonly forms?: Markup | false; readonly problem?: Markup | false } = {},
): string {
  const { loaded, context, delays } = model;
  const { on, planned } = loaded;
  const published = planned?.published;
  const expected = withExpected(loaded);
  const missing = notHere(model);
  const zone = loaded.document.program.zone;
  const isAhead = isDayAhead({ on, zone }, context.now);
  const title = `${isToday({ on, zone }, context.now) ? 'Now:' : 'Board of'} ${formatDayWithYear(on)}`;
  const main = html`${problem}${headPart({ on, zone }, context.now)}
<p class="hint">${forms ? 'This page waits while a form is open.' : 'This page looks again every half minute.'} <a href="${interviewDayPath(on)}">The plan of the day</a> · <a href="${crewPath}">Interviewers and their phones</a></p>
${published ? html`<p>Edition ${published.edition}, published ${shortInstant(published.at, coordinator.zone)}. ${delayWords(delays.get(''), zone)}${coordinator.may === 'edit' && !isAhead && html`<a href="${actNowPath(on, { kind: 'day' })}">The whole day is late</a>`}</p>` : html`<p><b>No plan of this day is published.</b></p>`}
${needsPart(loaded, context.now)}${forms}
${notHerePart(on, missing, coordinator.may === 'edit' && !isAhead && published !== undefined)}
${!isAhead && listsPart(expected, context.now, missing)}
${published && roomsPart(coordinator, { ...model, loaded: expected }, missing)}
${peoplePart(coordinator, model, missing)}`;
  return deskPage({ title, main, coordinator, area: 'interviews', isWide: true });
}

function isToday({ on, zone }: DayInZone, now: Instant): boolean {
  return dayIn(zone, now) === on;
}

/** The time, and the day of the board if that is today; on any other day it is said what today is. */
function headPart({ on, zone }: DayInZone, now: Instant): Markup {
  const { time, date } = clockWords(now, zone);
  if (isToday({ on, zone }, now)) return html`<h1>${time}, ${formatDayWithYear(on)}</h1>`;
  return html`<h1>Board of ${formatDayWithYear(on)}</h1>
<p class="lead"><b>That is not today.</b> It is ${time}, ${date}.${isDayAhead({ on, zone }, now) && ' Who is late, or has not come, can be told on the day itself.'}</p>`;
}

function isAt({ from, to }: { readonly from: Instant; readonly to: Instant }, now: Instant): boolean {
  return from <= now && now < to;
}

function isNext({ from }: { readonly from: Instant }, now: Instant): boolean {
  return from > now && from <= plusHours(now, NEXT_HOURS);
}

/** The day without the interviews of those who canceled, or moved, after they were told of them. */
function withExpected(loaded: LoadedDay): LoadedDay {
  const { day, document, planned, offers } = loaded;
  const published = day.published.filter((each) => isBookedFor({ season: document, planned, offers }, each));
  return { ...loaded, day: { ...day, published } };
}

function needsPart(loaded: LoadedDay, now: Instant): Markup | false {
  const count = planNeeds(standingAt(loaded, now)).length;
  return (
    count > 0 &&
    html`<p class="refused" role="status"><b>The published plan no longer fits.</b> <a href="${interviewDayPath(loaded.on)}">See why, and plan a repair</a></p>`
  );
}

/** The interviews that are held now, and those that begin in five minutes. */
function listsPart({ on, document, names, day }: LoadedDay, now: Instant, missing: Missing): Markup {
  const words = dayWords(document, on, names);
  const { zone } = document.program;
  const timed = day.published.map((each) => ({
    each,
    from: minuteOfDay(on, each.from, zone),
    to: minuteOfDay(on, each.to, zone),
  }));
  const list = (title: string, id: string, some: typeof timed) =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${
      some.length === 0
        ? html`<p>None.</p>`
        : html`<ul>${some.map(({ each }) => html`<li><b><bdi>${words.person(each.guest)}</bdi></b>, ${kindWords[each.kind]} with ${words.people(each.interviewers)}, ${words.time(each.from)} – ${words.time(each.to)}${missing.has(each.guest) && html`. <b>${missing.get(each.guest)?.says}</b>`}</li>`)}</ul>`
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

/** Each room, with the applicant who is there now and the next one. */
function roomsPart(
  coordinator: SignedIn,
  { loaded, delays, context: { now } }: BoardModel,
  missing: Missing,
): Markup {
  const { on, document, names, day } = loaded;
  const words = dayWords(document, on, names);
  const { zone } = document.program;
  const isAhead = isDayAhead({ on, zone }, now);
  const rooms = [...Map.groupBy(day.published, roomOf)].map(([room, held]) => {
    const ahead = held.filter(({ to }) => minuteOfDay(on, to, zone) > now);
    const current = ahead.find(({ from }) => minuteOfDay(on, from, zone) <= now);
    const next = ahead.find((each) => each !== current);
    return { room, name: words.people(held[0]?.interviewers ?? []), current, next };
  });
  rooms.sort((one, other) => one.name.localeCompare(other.name));
  const lines = rooms.map(
    ({ room, name, current, next }) =>
      html`<tr><th scope="row"><bdi>${name}</bdi></th><td>${current ? inRoom(words.person(current.guest), missing.get(current.guest)) : 'Free'}</td>
<td>${next && html`${words.time(next.from)}: <bdi>${words.person(next.guest)}</bdi>`}</td>
<td>${delayWords(delays.get(room), zone)}${coordinator.may === 'edit' && (current || next) && html`<a href="${actNowPath(on, { kind: 'room', room })}">${isAhead ? 'Swap rooms' : 'Late, or swap rooms'}<span class="hide"> of ${name}</span></a>`}</td></tr>`,
  );
  return html`<section aria-labelledby="rooms"><h2 id="rooms">Rooms</h2><div class="table" role="region" aria-label="Who is in which room" tabindex="0"><table>
<thead><tr><th scope="col">Room of</th><th scope="col">Now</th><th scope="col">Next</th><th scope="col">Say</th></tr></thead><tbody>${lines}</tbody></table></div></section>`;
}

function inRoom(name: string, late: NotHere | undefined): Markup {
  if (!late) return html`<bdi>${name}</bdi>`;
  return html`Waits for <bdi>${name}</bdi>${late.expected && html`, ${late.expected}`}`;
}

/** Each person of the day: where they are by their itinerary, and what comes next for them. */
function peoplePart(coordinator: SignedIn, model: BoardModel, missing: Missing): Markup {
  const { loaded, late, context } = model;
  const { now } = context;
  const { rows, offers, document, on, names, planned } = loaded;
  const { zone } = document.program;
  const canSay = coordinator.may === 'edit' && planned?.published && !isDayAhead({ on, zone }, now);
  const lines = rows.map((row) => {
    const offer = offers.find(({ id }) => id === row.offer);
    const parts = offer ? partsOfDay(document, offer, { on, start: row.start }) : [];
    const isAbsent = loaded.absent.has(row.offer);
    const says = missing.get(row.offer)?.says;
    const notYet = says && html`<b>${says}</b>`;
    const next = parts.find(({ from }) => from > now);
    const name = names.get(row.offer) ?? row.offer;
    return html`<tr><th scope="row"><a href="${offerAtDeskPath(row.offer)}"><bdi>${name}</bdi></a></th><td>${isAbsent ? html`<b>Has not come</b>` : (notYet ?? whereNow(parts, now))}</td>
<td>${next && `${clockWords(next.from, zone).time}: ${partWords(next)}`}</td>
<td>${!isAbsent && !isOverFor(model, row.offer) && lateWords(late.get(row.offer), zone)}${canSay && html`<a href="${actNowPath(on, { kind: 'guest', offer: row.offer })}">${isAbsent ? 'Came after all' : 'Late, or not here'}<span class="hide">: ${name}</span></a>`}</td></tr>`;
  });
  return html`<section aria-labelledby="people"><h2 id="people">Everybody</h2><div class="table" role="region" aria-label="Everybody’s next interview" tabindex="0"><table>
<thead><tr><th scope="col">Applicant</th><th scope="col">Now</th><th scope="col">Next</th><th scope="col">Say</th></tr></thead><tbody>${lines}</tbody></table></div></section>`;
}

function whereNow(parts: readonly DayPart[], now: Instant): string {
  const current = parts.find((part) => isAt(part, now));
  if (current) return partWords(current);
  const [first] = parts;
  if (first && now < first.from) return 'Not begun';
  return parts.some(({ from }) => from > now) ? 'Between two parts' : 'Over';
}

function partWords({ meeting, title }: DayPart): string {
  return meeting ? `${kindWords[meeting.kind]} with ${listed(meeting.people)}` : title;
}

function lateWords(late: ApplicantLate | undefined, zone: string): string {
  if (!late || late.isAbsent) return '';
  const told = clockWords(late.at, zone).time;
  return late.minutes > 0
    ? `${counted(late.minutes, 'minute')} late (told at ${told}). `
    : `There since ${told}. `;
}

function delayWords(delay: DayDelayed | undefined, zone: string): string {
  if (!delay || delay.minutes === 0) return '';
  return `${counted(delay.minutes, 'minute')} late (told at ${clockWords(delay.at, zone).time}). `;
}
