import type { DecisionContext } from '#domain/decisions/decision.ts';
import { planFaultsOf } from '#domain/interview-plan/check-plan.ts';
import { editionDifference } from '#domain/planned-days/edition.ts';
import { interviewerDay, ownChanges } from '#domain/planned-days/interviewer-day.ts';
import type { PlanDraft, PlanInterviewer } from '#domain/planned-days/planned-day.ts';
import { type PublishChange, publishPlan, toldByPublishing } from '#domain/planned-days/publish-plan.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { mailPreviews } from '#functions/desk/offer/mail-preview.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { planChangeSentence, wishLines } from '#functions/interviews/day-words.ts';
import { faultLines } from '#functions/interviews/fault-lines.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { hiddenInterviewerLink } from '#functions/notices/mails/interviewers/link-mail.ts';
import { interviewerDayMail } from '#functions/notices/mails/interviews/interviewer-day-mail.ts';
import { toldBy } from '#functions/notices/told-by.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { interviewDayPath } from './interviews-path.ts';
import type { ShownPlan } from './plan-tables.ts';

/** What publishing the draft would change, whom it would tell, with the very messages, and the form that does it. */
export function publishPart(
  coordinator: SignedIn,
  shown: ShownPlan,
  draft: PlanDraft,
  context: DecisionContext,
): Markup {
  const { loaded, words } = shown;
  const faults = planFaultsOf(loaded.day, draft.interviews);
  const changes = loaded.planned?.published ? editionDifference(loaded, draft.interviews) : [];
  const { applicants, interviewers } = toldByPublishing(loaded, draft.interviews);
  const people = applicants.length + interviewers.length;
  return html`<section aria-labelledby="draft"><h2 id="draft">The draft is not published</h2>
${draft.open.length > 0 && html`<p>It was not proved to be the best there is in: ${draft.open.join(', ')}.</p>`}
${wishPart(shown, draft)}
${changes.length > 0 && html`<h3>What differs from what people were told</h3><ul>${changes.map((change) => html`<li>${planChangeSentence(words, change)}</li>`)}</ul>`}
${
  faults.length > 0
    ? html`<div class="refused" role="status"><p><b>It cannot be published as it is:</b></p><ul>${faultLines(loaded, words, faults).map((line) => html`<li>${line}</li>`)}</ul></div>`
    : people === 0
      ? html`<p>Nobody’s day changes, so nobody will be told.</p>`
      : html`<p><b>${counted(applicants.length, 'applicant')} and ${counted(interviewers.length, 'interviewer')} will be told</b>, each by one message, since their own day differs. ${interviewers.length > 0 && 'An interviewer’s message has the link of their page.'}</p>${previews(shown, draft, interviewers[0], context)}`
}
${
  coordinator.may === 'edit' &&
  html`<div class="actions">${faults.length === 0 && actForm(coordinator, shown, 'publish', people === 0 ? 'Publish' : `Publish, and tell ${counted(people, 'person', 'people')}`)}
${actForm(coordinator, shown, 'discard', 'Discard the draft', 'quiet')}</div>`
}</section>`;
}

function wishPart({ loaded, words }: ShownPlan, { interviews }: PlanDraft): Markup | false {
  const [first, ...open] = wishLines(loaded.day, words, interviews);
  if (first === undefined) return false;
  return html`<p>${first}</p>${open.length > 0 && html`<ul>${open.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

/** One message to an applicant, and one to an interviewer, as they would be sent if the draft were published. */
function previews(
  { loaded }: ShownPlan,
  draft: PlanDraft,
  person: PlanInterviewer | undefined,
  context: DecisionContext,
): Markup | false {
  const verdict = publishPlan(loaded, loaded.planned?.version ?? 0, context);
  return verdict.kind === 'decision' && messagesOf(loaded, draft, person, verdict.changes);
}

/** One message of each kind that an edition with these interviews sends: to an applicant, and to an interviewer. */
export function messagesOf(
  { document, on, offers, names, planned }: LoadedDay,
  edition: Pick<PlanDraft, 'interviews'>,
  person: PlanInterviewer | undefined,
  changes: readonly PublishChange[],
): Markup {
  const [first] = changes.flatMap((change) => (change.kind === 'put-offer' ? [change.offer] : []));
  const change = ownChanges(planned?.published, edition.interviews).find(
    ({ interviewer }) => interviewer === person?.id,
  );
  const mail =
    person &&
    interviewerDayMail(document, {
      ...{ on, name: person.name, address: person.id, offers, people: names, link: hiddenInterviewerLink },
      ...(change ? { change } : {}),
      interviews: interviewerDay(edition, person.id),
    });
  return html`<details><summary>Read the messages: one of each kind</summary>
${first && mailPreviews(first.applicant.email, toldBy(document, first, changes))}
${mail && person && mailPreviews(person.address, { mails: [mail], coordinators: [], interviewers: [] })}</details>`;
}

/** A form with one button, made on the version that is shown. */
export function actForm(
  coordinator: SignedIn,
  { loaded: { on, planned } }: Pick<ShownPlan, 'loaded'>,
  act: 'plan' | 'publish' | 'discard',
  words: string,
  look = '',
): Markup {
  const fields = { act, version: String(planned?.version ?? 0) };
  return html`<form method="post" action="${interviewDayPath(on)}">${csrfField(coordinator)}${hiddenFields(Object.entries(fields))}<button${look && html` class="${look}"`}>${words}</button></form>`;
}
