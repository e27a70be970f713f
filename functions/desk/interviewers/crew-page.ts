import { recusedFrom, type StoredInterviewer, withoutLink } from '#domain/interviewers/stored-interviewer.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import {
  hiddenInterviewerLink,
  interviewerLinkMail,
} from '#functions/notices/mails/interviewers/link-mail.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { phoneMarkup } from '#functions/page/phone-markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { meetingKindNames } from '#functions/wording/interviews/interviewer-words.ts';
import { type CrewModel, crewPath, entryRefusedNote, interviewerPath } from './crew-model.ts';

/** Everybody who interviews, who has answered, and the forms that add people and mail links. */
export function crewPage(coordinator: SignedIn, model: CrewModel, done: string | null): string {
  const { interviewers } = model.list;
  const title = counted(interviewers.length, 'interviewer');
  const mayEdit = coordinator.may === 'edit';
  const main = html`<h1>${title}</h1>
${done !== null && !model.refused && html`<p class="done" role="status">${Object.hasOwn(doneWords, done) ? doneWords[done] : 'Done.'}</p>`}
${entryRefusedNote(coordinator, model)}
<p class="lead">They are planned on the days and hours that they answer by their link, or else as listed here.</p>
${interviewers.length > 0 && crewTable(coordinator, model)}
${mayEdit && linkSection(coordinator, model)}
${mayEdit && html`<p class="actions"><a class="button quiet" href="${crewPath}/new">Add an interviewer</a></p>`}
${mayEdit && listForm(coordinator, model)}`;
  return deskPage({ title, main, coordinator, area: 'interviewers', isWide: true });
}

const doneWords: Readonly<Record<string, string>> = {
  sent: 'The links are on their way.',
  stored: 'The list is stored.',
  unchanged: 'Nothing changed: all of this was stored already.',
  removed: 'The interviewer was removed.',
};

function crewTable(coordinator: SignedIn, { list, season }: CrewModel): Markup {
  const row = (each: StoredInterviewer) =>
    html`<tr><th scope="row"><a href="${interviewerPath(each)}"><bdi>${each.name}</bdi></a></th><td>${each.kinds.map((kind) => meetingKindNames[kind]).join(', ')}${each.team && html` (${each.team})`}</td><td>${each.tracks.map((track) => trackLabel(season, track)).join(', ') || 'all'}</td><td>${answered(each)}</td><td class="number">${recusedFrom(each).length}</td><td class="when">${each.phone !== undefined && phoneMarkup(each.phone)}</td><td>${each.linkSentAt ? shortInstant(each.linkSentAt, coordinator.zone) : 'not sent'}</td></tr>`;
  return html`<div class="table" role="region" aria-label="Interviewers" tabindex="0"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Interviews</th><th scope="col">Tracks</th><th scope="col">Days</th><th scope="col" class="number">Does not meet</th><th scope="col">Phone</th><th scope="col">Link</th></tr></thead><tbody>${list.interviewers.map(row)}</tbody></table></div>`;
}

function answered({ answers, days }: StoredInterviewer): string {
  const listed = days.length === 0 ? 'all' : counted(days.length, 'day');
  if (answers.length === 0) return `${listed}, not answered`;
  return `${houseNumber(answers.filter(({ isThere }) => isThere).length)} of ${houseNumber(answers.length)} answered`;
}

function linkSection(coordinator: SignedIn, { list, season }: CrewModel): Markup | false {
  const waiting = withoutLink(list.interviewers);
  const [first] = waiting;
  if (!first) return false;
  return html`<section aria-labelledby="links"><h2 id="links">${counted(waiting.length, 'interviewer')} without a link</h2>
${linkPreview(season, first)}
<form method="post" action="${crewPath}">${csrfField(coordinator)}<button>Mail ${counted(waiting.length, 'link')}</button></form></section>`;
}

/** The mail as it will be sent, with a link that is nobody's. */
export function linkPreview(season: CrewModel['season'], interviewer: StoredInterviewer): Markup {
  const { subject, text } = interviewerLinkMail(season, interviewer, hiddenInterviewerLink);
  return html`<details><summary>The message with the link</summary><p><b>${subject}</b></p><pre class="letter">${text}</pre></details>`;
}

function listForm(coordinator: SignedIn, { refused }: CrewModel): Markup {
  return html`<section aria-labelledby="list"><h2 id="list">Take over a list</h2>
<p class="hint">Copy the cells from your spreadsheet, with the titles in the first row, and paste them here; or choose a file, a workbook (.xlsx) or CSV. The columns: name, email, interviews (team; one-on-one), and maybe team, tracks, days, hours, most, phone, school (or department), not (AAMC IDs of applicants whom somebody does not meet), meet (of those who would like to meet them). It is shown before it changes anything; nobody is removed.</p>
<form class="stack" method="post" action="${crewPath}/list" enctype="multipart/form-data">${csrfField(coordinator)}
<label>The list<textarea name="text" rows="8">${refused?.typed.get('text') ?? ''}</textarea></label>
<label>Or a file<input type="file" name="file" accept=".xlsx,.csv,.tsv,.txt"></label>
<button>See what it changes</button></form></section>`;
}
