import { seesNames } from '#domain/season/interviewer-views.ts';
import { availabilityFields, daysAhead } from '#functions/interviewers/availability-fields.ts';
import { guestsOf } from '#functions/interviewers/guests-of.ts';
import { htmlDocument } from '#functions/page/document.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { type Problem, tellProblem } from '#functions/problems/problems.ts';
import { counted } from '#functions/wording/counted.ts';
import { notToAsk } from '#functions/wording/interviews/interviewer-words.ts';
import type { InterviewerModel } from './interviewer-model.ts';
import { interviewerSheetText } from './interviewer-sheet.ts';
import { ownDays } from './own-days.ts';

/** What was sent and refused, with what was typed. */
export type RefusedAnswer = { readonly problem: Problem; readonly typed: URLSearchParams };

/** An interviewer's page: the days that are planned, and the form for days, hours, phone and recusals. */
export function interviewerPage(
  model: InterviewerModel,
  { isSaved = false, refused }: { readonly isSaved?: boolean; readonly refused?: RefusedAnswer } = {},
): string {
  const { season, interviewer } = model;
  const { program } = season;
  const own = ownDays(model);
  const title = own.length > 0 ? 'Your interviews' : 'Your interview days';
  const main = html`<h1>${title}</h1>
<p class="lead"><bdi>${interviewer.name}</bdi>, thank you for interviewing with us.</p>
${isSaved && html`<p class="done" role="status">Saved. You can come back and change it at any time.</p>`}
${refused && problemNote(refused, program.zone)}
${own}
${answerForm(model, refused?.typed)}
<p class="note">${notToAsk}</p>`;
  return htmlDocument({
    title: `${title} · ${program.name}`,
    sheet: interviewerSheetText,
    body: html`<header><p class="from"><bdi>${program.name}</bdi></p></header>
<main>
${main}
</main>
<footer><p>Questions? Write to <a href="mailto:${program.contact}">${program.contact}</a>.</p><p>Scheduling by Fairslot.</p></footer>`,
  });
}

function problemNote({ problem }: RefusedAnswer, zone: string): Markup {
  const { title, detail, next } = tellProblem(problem, { clocks: { program: zone, reader: zone } });
  const fields = problem.kind === 'body-invalid' ? problem.fields : [];
  return html`<div class="refused" role="alert"><p><b>${title}</b></p>${fields.length === 0 && html`<p>${detail}</p>`}${fields.map(({ path, message }) => html`<p>${path}: ${message}</p>`)}<p><b>${next}</b></p></div>`;
}

function answerForm(model: InterviewerModel, typed: URLSearchParams | undefined): Markup {
  const { season, interviewer, base, now } = model;
  const days = daysAhead(season, now);
  const phone = typed?.get('phone') ?? interviewer.phone ?? '';
  return html`<form method="post" action="${base}"><input type="hidden" name="version" value="${interviewer.version}">
<section aria-labelledby="days"><h2 id="days">When you can interview</h2>
<p>Any time of a day is fine, unless you say certain hours. Times are the program’s.</p>
${days.length === 0 && html`<p>There are no interview days ahead.</p>`}<div class="day-cards">${availabilityFields(interviewer, days, typed)}</div></section>
${recusalFields(model, typed)}
<section aria-labelledby="reach"><h2 id="reach">On the day</h2>
<label class="phone">Your phone for the day, for the coordinators, and from 24 hours before for the applicants whom you meet <input type="tel" name="phone" value="${phone}" maxlength="40" autocomplete="tel"></label></section>
<p class="actions"><button>Save</button></p></form>`;
}

/** The names of those who are booked on the interviewer's days, and nothing else of them. No reason is asked for. */
function recusalFields(model: InterviewerModel, typed: URLSearchParams | undefined): Markup {
  const { season, interviewer, offers } = model;
  if (!seesNames(season, interviewer.kinds)) return blindedNote(season.program.contact);
  const guests = guestsOf(interviewer, offers);
  const by = new Map(interviewer.recusals.map((each) => [each.applicant, each.by]));
  const boxes = guests.map(({ offer, applicant, name }) => {
    if (by.get(applicant) === 'program')
      return html`<p class="hint"><bdi>${name}</bdi> <small>The program has noted that you don’t meet.</small></p>`;
    const isChosen = typed ? typed.getAll('recused').includes(offer) : by.has(applicant);
    return html`<input type="hidden" name="shown" value="${offer}"><label><input type="checkbox" name="recused" value="${offer}"${isChosen && html` checked`}><span><bdi>${name}</bdi></span></label>`;
  });
  return html`<section aria-labelledby="recusals"><h2 id="recusals">Whom you would rather not meet</h2>
<p>Somebody you know, or have worked with: tick the name, and you won’t be scheduled together. You don’t have to say why, and the applicant is not told.</p>
${guests.length === 0 ? html`<p>Nobody is booked on your days yet. You can come back later.</p>` : html`<details${by.size > 0 && html` open`}><summary>${counted(guests.length, 'applicant')} on your days</summary><div class="names">${boxes}</div></details>`}</section>`;
}

/** Where names are not shown before the interview, nobody can be chosen by name. */
function blindedNote(contact: string): Markup {
  return html`<section aria-labelledby="recusals"><h2 id="recusals">Whom you would rather not meet</h2>
<p>This season you don’t see applicants’ names before the interview. If you know somebody who has applied, write to <a href="mailto:${contact}">${contact}</a>, and you won’t be scheduled together.</p></section>`;
}
