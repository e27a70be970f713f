import { type Interview, interviewKey, roomOf } from '#domain/interview-plan/interview-day.ts';
import { partsOfDay } from '#domain/itineraries/parts-of-day.ts';
import { type DayWords, kindWords } from '#functions/interviews/day-words.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { changePath, type PlanView } from './interviews-path.ts';

/** What the tables are drawn from: the day, its words, the plan that is shown, and whether it can be changed. */
export type ShownPlan = {
  readonly loaded: LoadedDay;
  readonly words: DayWords;
  readonly interviews: readonly Interview[];
  readonly canChange: boolean;
};

/** The plan by time and room, by applicant, or by interviewer. */
export function planTables(shown: ShownPlan, by: PlanView): Markup {
  if (by === 'time') return timeTables(shown);
  return by === 'applicants' ? applicantTable(shown) : interviewerTable(shown);
}

/** So many rooms stand side by side in a window or on a sheet of paper; more go into further tables. */
const MOST_ROOMS = 6;

/** One column for each room: an interviewer, or a team that sits together. Teams come first, since their times are alike. */
function timeTables(shown: ShownPlan): Markup {
  const { words, interviews } = shown;
  const byRoom = Map.groupBy(interviews, roomOf);
  const rooms = [...byRoom].map(([room, held]): Room => {
    return { room, names: (held[0]?.interviewers ?? []).map(words.person) };
  });
  rooms.sort(teamsFirst);
  const tables = Math.ceil(rooms.length / MOST_ROOMS);
  const cut = (index: number) => Math.ceil((index * rooms.length) / tables);
  return html`<p class="hint">${counted(interviews.length, 'interview')} in ${counted(rooms.length, 'room')}: each interviewer, or team that sits together, has one.</p>
${Array.from({ length: tables }, (_, index) => {
  const [first, end] = [cut(index), cut(index + 1)];
  const title = tables === 1 ? 'By time and room' : `Rooms ${first + 1} to ${end} of ${rooms.length}`;
  return timeTable(shown, title, rooms.slice(first, end));
})}`;
}

type Room = { readonly room: string; readonly names: readonly string[] };

function teamsFirst({ names: one }: Room, { names: other }: Room): number {
  const [isTeam, isOtherTeam] = [one.length > 1, other.length > 1];
  return isTeam === isOtherTeam
    ? one.join().localeCompare(other.join())
    : Number(isOtherTeam) - Number(isTeam);
}

/** The times of these rooms alone: a line without anybody would only take place. */
function timeTable(
  { loaded: { on }, words, interviews, canChange }: ShownPlan,
  title: string,
  rooms: readonly Room[],
): Markup {
  const at = new Map(interviews.map((each) => [`${each.from} ${roomOf(each)}`, each]));
  const shown = new Set(rooms.map(({ room }) => room));
  const own = interviews.filter((each) => shown.has(roomOf(each)));
  const times = [...new Set(own.map(({ from }) => from))].sort((one, other) => one - other);
  const cell = (time: number, room: string) => {
    const held = at.get(`${time} ${room}`);
    if (!held) return html`<td></td>`;
    const guest = words.person(held.guest);
    return html`<td>${canChange ? html`<a href="${changePath(on, interviewKey(held))}" title="Change this interview"><bdi>${guest}</bdi></a>` : html`<bdi>${guest}</bdi>`}<br><small>${kindWords[held.kind]}</small></td>`;
  };
  return html`<div class="table" role="region" aria-label="${title}" tabindex="0"><table class="grid"><caption>${title}</caption>
<thead><tr><th scope="col">Time</th>${rooms.map(({ names }) => html`<th scope="col">${names.map((name, index) => html`${index > 0 && html`,<br>`}<bdi>${name}</bdi>`)}</th>`)}</tr></thead>
<tbody>${times.map((time) => html`<tr><th scope="row" class="when">${words.time(time)}</th>${rooms.map(({ room }) => cell(time, room))}</tr>`)}</tbody></table></div>`;
}

/** Each applicant's whole day, with the parts that have no interviews. */
function applicantTable({ loaded, words, interviews, canChange }: ShownPlan): Markup {
  const { rows, document, offers, on } = loaded;
  const lines = rows.map((row) => {
    const offer = offers.find(({ id }) => id === row.offer);
    const parts = offer ? partsOfDay(document, { ...offer, itineraries: [] }, { on, start: row.start }) : [];
    const own = interviews.filter(({ guest }) => guest === row.offer);
    return html`<tr><th scope="row"><bdi>${row.applicant.name}</bdi><br><small>${row.start}${row.parts > 1 && `, day ${row.part} of ${row.parts}`}</small></th>
<td>${own.length > 0 ? html`<ul>${own.map((each) => html`<li>${heldMarkup(on, words, each, canChange)}</li>`)}</ul>` : 'No interviews'}</td>
<td>${parts.map(({ title }) => title).join(', ')}</td></tr>`;
  });
  return html`<div class="table" role="region" aria-label="By applicant" tabindex="0"><table>
<caption>${counted(rows.length, 'applicant')}</caption>
<thead><tr><th scope="col">Applicant</th><th scope="col">Interviews</th><th scope="col">The parts of the day</th></tr></thead><tbody>${lines}</tbody></table></div>`;
}

function heldMarkup(on: string, words: DayWords, held: Interview, canChange: boolean): Markup {
  const text = `${words.time(held.from)} – ${words.time(held.to)}`;
  return html`${canChange ? html`<a href="${changePath(on, interviewKey(held))}" title="Change this interview">${text}</a>` : text}: ${kindWords[held.kind]} with ${words.people(held.interviewers)}`;
}

function interviewerTable({ words, interviews }: ShownPlan): Markup {
  const ids = [...new Set(interviews.flatMap(({ interviewers }) => interviewers))];
  ids.sort((one, other) => words.person(one).localeCompare(words.person(other)));
  const lines = ids.map((id) => {
    const own = interviews.filter(({ interviewers }) => interviewers.includes(id));
    return html`<tr><th scope="row"><bdi>${words.person(id)}</bdi></th><td><ul>${own.map(({ from, to, guest, kind }) => html`<li>${words.time(from)} – ${words.time(to)}: <bdi>${words.person(guest)}</bdi>, ${kindWords[kind]}</li>`)}</ul></td></tr>`;
  });
  return html`<div class="table" role="region" aria-label="By interviewer" tabindex="0"><table>
<caption>${counted(ids.length, 'interviewer')}</caption>
<thead><tr><th scope="col">Interviewer</th><th scope="col">Interviews</th></tr></thead><tbody>${lines}</tbody></table></div>`;
}
