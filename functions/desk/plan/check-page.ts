import type { Season } from '#domain/season/season.ts';
import { type Concerned, isOwedReason } from '#domain/season-plan/concerned.ts';
import type { Instant } from '#domain/values/time.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import {
  concernedInWords,
  describeConcerned,
  mailsForConcerned,
} from '#functions/season/describe-concerned.ts';
import { interviewerLine, interviewersSummary } from '#functions/season/describe-interviewers.ts';
import type { ToldOfDay } from '#functions/season/tell-interviewers.ts';
import { mailsTo, type PlanPreview } from '#functions/season-draft/preview-plan.ts';
import { differenceList } from './difference-list.ts';
import { accessWarnings, refusedNote } from './draft-notes.ts';
import { draftForm } from './forms/field-input.ts';
import { planPath } from './paths.ts';
import { canEdit, draftedSeason, type PlanModel } from './plan-model.ts';

/** The most characters of a reason: the mail and the page of everybody concerned show it. */
export const LONGEST_TOLD_REASON = 500;

/** For so many of those concerned, what they will be mailed is shown in full. */
const MOST_MAILS = 20;

/** `brokenDays`: the published interview days that no longer fit afterwards, one line each. `interviewers`: who of such a day is told. */
type CheckedPlan = PlanPreview & {
  readonly brokenDays: readonly string[];
  readonly interviewers: readonly ToldOfDay[];
};

/** What applying the draft would do: changes, whom they concern by name, mails, and the button that does it. */
export function planCheckPage(model: PlanModel, preview: CheckedPlan | undefined): string {
  const title = 'Apply the draft?';
  const main = html`<p><a href="${planPath}">Draft of the season</a></p>
<h1>${title}</h1>
${refusedNote(model)}
${preview && planned(model, preview)}`;
  return deskPage({ title, main, coordinator: model.coordinator, area: 'plan' });
}

function planned(model: PlanModel, preview: CheckedPlan): Markup {
  const { plan, brokenDays, interviewers } = preview;
  const next = draftedSeason(model);
  const [summary] = describeConcerned(next, plan);
  const people = plan.concerned.map((each) => personLine(next, each, plan.closesAt));
  return html`<h2>What changes</h2>
${plan.differences.length === 0 ? html`<p>Nothing: the season already says all of it.</p>` : differenceList(plan.differences)}
<h2>Whom it concerns</h2>
${people.length === 0 ? html`<p>Nobody with a booking.${interviewers.length === 0 && ' No mail is sent.'}</p>` : html`<p><b>${summary}</b></p>${mailsOf(plan) > plan.concerned.length && secondMails}<ul>${people}</ul>`}
${interviewers.length > 0 && interviewerPart(next, interviewers)}
${brokenDays.length > 0 && html`<h2>Published interviews that no longer fit afterwards</h2><ul>${brokenDays.map((line) => html`<li>${line}</li>`)}</ul><p>Then <a href="/desk/interviews">plan and publish</a> each of these days again: a draft does not plan.</p>`}
<p>Everybody with an open invitation or a booking that goes still finds a seat.</p>
${mailSection(preview, next)}
${accessWarnings(next, model.coordinator.address).map((each) => html`<p class="note" role="note"><b>${each}</b></p>`)}
${canEdit(model) && plan.batches.length > 0 && applyForm(model, plan.concerned.some(isOwedReason))}`;
}

function interviewerPart(next: Season, interviewers: readonly ToldOfDay[]): Markup {
  return html`<p><b>${interviewersSummary(interviewers)}</b></p><ul>${interviewers.map((each) => html`<li>${interviewerLine(next, each)}</li>`)}</ul>`;
}

const secondMails = html`<p class="hint">Each is told once, in one email. Where both days of a pair change, a second email of a few lines carries the calendar update of the other day: a mail program takes only one from each email.</p>`;

function mailsOf({ concerned }: PlanPreview['plan']): number {
  return concerned.reduce((sum, each) => sum + mailsForConcerned(each), 0);
}

function personLine(next: Season, each: Concerned, closesAt: Instant): Markup {
  const { applicant, id } = each.offer;
  return html`<li><a href="/desk/offers/${id}"><bdi>${applicant.name}</bdi></a> &lt;${applicant.email}&gt;: ${concernedInWords(next, each, closesAt)}</li>`;
}

function mailSection(preview: PlanPreview, next: Season): Shown {
  const { concerned } = preview.plan;
  if (concerned.length === 0) return false;
  const shown = concerned.slice(0, MOST_MAILS).map(({ offer }) => {
    const mails = mailsTo(preview, next, offer.id);
    return html`<details><summary>Mail to <bdi>${offer.applicant.name}</bdi></summary>${mails.map(({ subject, text }) => html`<h3>${subject}</h3><pre>${text}</pre>`)}</details>`;
  });
  return html`<h2>What they will be told</h2>${shown}${concerned.length > MOST_MAILS && html`<p>And ${concerned.length - MOST_MAILS} more like these.</p>`}`;
}

function applyForm(model: PlanModel, isReasonNeeded: boolean): Markup {
  const typed = model.typed?.get('reason') ?? '';
  return draftForm(
    model,
    { action: `${planPath}/apply`, edit: 'apply' },
    html`${isReasonNeeded && html`<label>Reason<small>Everybody concerned reads it in their email.</small><textarea name="reason" required maxlength="${LONGEST_TOLD_REASON}">${typed}</textarea></label>`}
<button${isReasonNeeded && html` class="grave"`}>Apply the draft</button>`,
  );
}
