import { isWaveOpen, type StatusWave } from '#domain/statuses/status-wave.ts';
import { missingAnswers, type ToldStatus, toldStatuses } from '#domain/statuses/told-status.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import { dayIn, type Instant, plusHours } from '#domain/values/time.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { statusMail } from '#functions/notices/mails/status/status-mail.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { Statuses } from '#functions/statuses/load-statuses.ts';
import { missingAnswerNames, statusWaveState } from '#functions/statuses/status-words.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';

export const closingPath = '/desk/closing';

export type ClosingModel = {
  readonly statuses: Statuses;
  readonly now: Instant;
  readonly problem?: DeskProblem | undefined;
  /** What was typed into a form that was refused. */
  readonly typed?: URLSearchParams | undefined;
};

const listStatus = {
  'in-review': 'in-review',
  'to-invite': 'to-invite',
  'invitation-ended': 'invitation-ended',
  waiting: 'on-hold',
  closed: 'closed',
};

const waveNames: Readonly<Record<ToldStatus, string>> = { waiting: 'Waiting', closed: 'Closed' };

/** Who is still without an answer, and the notices that give one. */
export function closingPage(coordinator: SignedIn, model: ClosingModel): string {
  const { missing, counts, unreached, waves } = model.statuses;
  const open = missingAnswers.reduce((sum, each) => sum + missing[each].length, 0);
  const title = open === 0 ? 'Everybody has an answer' : `${counted(open, 'applicant')} without an answer`;
  const told = model.problem && tellAtDesk(model.problem, coordinator);
  const main = html`<h1>${title}</h1>
${told && toldNote(told)}
${toldBy(model)}
<dl>${missingAnswers.map((each) => html`<dt>${houseNumber(missing[each].length)}</dt><dd>${missing[each].length > 0 ? html`<a href="/desk/applications?status=${listStatus[each]}">${missingAnswerNames[each]}</a>` : missingAnswerNames[each]}</dd>`)}</dl>
<p class="hint">Of ${counted(counts.all, 'application')}: ${houseNumber(counts.invited)} invited, ${houseNumber(counts.interviewed)} interviewed, ${houseNumber(counts.noShow)} did not come, ${houseNumber(counts.told)} told, ${houseNumber(counts.declined)} declined, ${houseNumber(counts.withdrawn)} withdrew.</p>
${unreached.length > 0 && html`<section aria-labelledby="unreached"><h2 id="unreached">The mail did not arrive</h2><ul>${unreached.map(({ id, name }) => html`<li><a href="${personPath(id)}"><bdi>${name}</bdi></a></li>`)}</ul></section>`}
${toldStatuses.map((as) => tellSection(coordinator, model, as))}
${waves.length > 0 && waveTable(coordinator, model)}`;
  return deskPage({ title: told ? `${told.title} · ${title}` : title, main, coordinator, area: 'closing' });
}

function toldBy({ statuses: { season }, now }: ClosingModel): Markup {
  const by = season.statuses?.toldBy;
  if (!by)
    return html`<p class="lead">The season file does not say by when applicants are told (<code>statuses: toldBy</code>).</p>`;
  const isOver = dayIn(season.program.zone, now) > by;
  return html`<p class="lead">Everybody is to be told by <b>${formatDayWithYear(by)}</b>${isOver ? ', which is over.' : '.'}</p>`;
}

/** The notice as it will be mailed, whom it goes to, and the form that prepares it. */
function tellSection(coordinator: SignedIn, model: ClosingModel, as: ToldStatus): Markup | false {
  const { missing, season, waves } = model.statuses;
  const people = missing[as].length;
  if (people === 0 || waves.some((wave) => wave.as === as && isWaveOpen(wave))) return false;
  const mail = statusMail(season, as, 'Sample Applicant');
  return html`<section aria-labelledby="tell-${as}"><h2 id="tell-${as}">Tell ${counted(people, 'applicant')}: ${waveNames[as].toLowerCase()}</h2>
<details><summary>The message that each gets</summary><p><b>${mail.subject}</b></p><pre>${mail.text}</pre></details>
${coordinator.may === 'edit' && tellForm(coordinator, model, as, people)}</section>`;
}

function tellForm(coordinator: SignedIn, model: ClosingModel, as: ToldStatus, people: number): Markup {
  const { zone } = coordinator;
  const next = plusHours(model.now, 24);
  const typed = model.typed?.get('as') === as ? model.typed : undefined;
  const at = typed?.get('at') ?? `${dayIn(zone, next)}T${clockFace(next, zone).time}`;
  return html`<form class="stack" method="post" action="${closingPath}">${csrfField(coordinator)}
<input type="hidden" name="as" value="${as}"><input type="hidden" name="shown" value="${people}">
<label>Send at<small>On the program’s clock. Until then it can be taken back; nobody is told before.</small><input type="datetime-local" name="at" value="${at}" required></label>
<button>Prepare ${counted(people, 'message')}</button></form>`;
}

function waveTable(coordinator: SignedIn, { statuses: { waves }, now }: ClosingModel): Markup {
  return html`<h2>Waves of notices</h2><div class="table" role="region" aria-label="Waves of notices" tabindex="0"><table>
<thead><tr><th scope="col">Leaves</th><th scope="col">Told</th><th scope="col">People</th><th scope="col">State</th></tr></thead>
<tbody>${waves.toReversed().map((wave) => html`<tr><th scope="row">${shortInstant(wave.releaseAt, coordinator.zone)}</th><td>${waveNames[wave.as]}</td><td>${houseNumber(wave.people.length)}</td><td>${statusWaveState(wave)}${coordinator.may === 'edit' && wave.state === 'prepared' && wave.releaseAt > now && takeBackForm(coordinator, wave)}</td></tr>`)}</tbody></table></div>`;
}

function takeBackForm(coordinator: SignedIn, { id }: StatusWave): Markup {
  return html` <form class="inline" method="post" action="${closingPath}/take-back">${csrfField(coordinator)}<input type="hidden" name="wave" value="${id}"><button class="plain">Take back</button></form>`;
}
