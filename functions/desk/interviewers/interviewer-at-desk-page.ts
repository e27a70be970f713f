import type { StoredInterviewer } from '#domain/interviewers/stored-interviewer.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { availabilityFields, daysAhead } from '#functions/interviewers/availability-fields.ts';
import type { MaybeKnown } from '#functions/interviewers/maybe-known.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { fieldList, interviewerFieldNames } from '#functions/wording/interviews/interviewer-words.ts';
import { type CrewModel, crewPath, entryRefusedNote, interviewerPath } from './crew-model.ts';
import { linkPreview } from './crew-page.ts';
import { interviewerInputs } from './interviewer-inputs.ts';

/** What the fields ask that name an applicant. */
export const knowsLabel = 'Knows the applicant';
export const wishLabel = 'An applicant would like to meet them';

/** The form that adds an interviewer by hand. */
export function newInterviewerPage(coordinator: SignedIn, model: CrewModel): string {
  const title = 'Add an interviewer';
  const main = html`<h1>${title}</h1>${entryRefusedNote(coordinator, model)}
<form class="stack" method="post" action="${crewPath}/new">${csrfField(coordinator)}${interviewerInputs(model.season, undefined, model.refused?.typed)}
<label><input type="checkbox" name="link" value="yes"><span>Mail the personal link at once</span></label><button>Add the interviewer</button></form>`;
  return deskPage({ title, main, coordinator, area: 'interviewers' });
}

/** Everything that is known of one interviewer, and a form for each thing that can be done. */
export function interviewerAtDeskPage(
  coordinator: SignedIn,
  model: CrewModel,
  known: StoredInterviewer,
  isDone: boolean,
): string {
  const { who, at, fields } = known.changed;
  const main = html`<h1><bdi>${known.name}</bdi></h1>
${isDone && !model.refused && html`<p class="done" role="status">Saved.</p>`}${entryRefusedNote(coordinator, model)}
<p class="hint">Changed last by ${whoCell(who)}, ${shortInstant(at, coordinator.zone)}${fields.length > 0 && `: ${fieldList(fields)}`}.</p>
${coordinator.may === 'edit' ? forms(coordinator, model, known) : facts(model, known)}
<p class="actions"><a class="button quiet" href="${crewPath}">All interviewers</a></p>`;
  return deskPage({ title: known.name, main, coordinator, area: 'interviewers' });
}

function facts(model: CrewModel, known: StoredInterviewer): Markup {
  return html`<dl><dt>${interviewerFieldNames.address}</dt><dd>${known.address}</dd><dt>${interviewerFieldNames.phone}</dt><dd>${known.phone ?? ''}</dd><dt>${interviewerFieldNames.mostADay}</dt><dd>${known.mostADay}</dd></dl>${recusalList(model, known, () => false)}<h2>Applicants who would like to meet them</h2>${wishList(model, known, () => false)}`;
}

function forms(coordinator: SignedIn, model: CrewModel, known: StoredInterviewer): Markup {
  const typedOf = (deed: string) =>
    model.refused?.typed.get('do') === deed ? model.refused.typed : undefined;
  const form = (deed: string, content: Shown, css = 'stack') =>
    html`<form class="${css}" method="post" action="${interviewerPath(known)}">${csrfField(coordinator)}<input type="hidden" name="do" value="${deed}"><input type="hidden" name="version" value="${known.version}">${content}</form>`;
  const days = daysAhead(model.season, model.now);
  const sent = known.linkSentAt
    ? `Mailed ${shortInstant(known.linkSentAt, coordinator.zone)}.`
    : 'Not mailed yet.';
  return html`<section aria-labelledby="details"><h2 id="details">Details</h2>${form('edit', html`${interviewerInputs(model.season, known, typedOf('edit'))}<button>Save the details</button>`)}</section>
<section aria-labelledby="days"><h2 id="days">Days and hours</h2><details${typedOf('days') && html` open`}><summary>Answer for them</summary>${form('days', html`${availabilityFields(known, days, typedOf('days'))}<button>Save the days</button>`)}</details></section>
<section aria-labelledby="recusals"><h2 id="recusals">Applicants they do not meet</h2>
${recusalList(model, known, (applicant) => form('meets', html`<input type="hidden" name="applicant" value="${applicant}"><button class="plain">Take back</button>`, 'inline'))}
${suggestions(model, ({ applicant, name }) => form('knows', html`<input type="hidden" name="applicant" value="${applicant}"><button class="plain" aria-label="They do not meet: ${name}">They do not meet</button>`, 'inline'))}
${form('knows', html`<label>${knowsLabel}<small>AAMC ID or email address. No reason is asked for</small><input name="applicant" value="${typedOf('knows')?.get('applicant') ?? ''}" required maxlength="200"></label><button>They do not meet</button>`)}</section>
<section aria-labelledby="wishes"><h2 id="wishes">Applicants who would like to meet them</h2>
<p class="hint">A plan meets as many wishes as it can. What is published, and the rules of the day, count more.</p>
${wishList(model, known, (applicant) => form('no-wish', html`<input type="hidden" name="applicant" value="${applicant}"><button class="plain">Take back</button>`, 'inline'))}
${form('wish', html`<label>${wishLabel}<small>AAMC ID or email address</small><input name="applicant" value="${typedOf('wish')?.get('applicant') ?? ''}" required maxlength="200"></label><button>Enter the wish</button>`)}</section>
<section aria-labelledby="link"><h2 id="link">Personal link</h2><p>${sent}</p>${linkPreview(model.season, known)}
<div class="actions">${form('link', html`<button>Mail the link</button>`, 'inline')}${form('renew', html`<button class="quiet">Mail a new link; the old one stops working</button>`, 'inline')}</div></section>
<section aria-labelledby="remove"><h2 id="remove">Remove</h2>${form('remove', html`<label>Reason<small>It stays on the record; the interviewer is not told</small><input name="reason" value="${typedOf('remove')?.get('reason') ?? ''}" required maxlength="500"></label><button class="quiet">See what removing them means</button>`)}</section>`;
}

/** Only a suggestion: whether two people know each other, a person says. */
function suggestions({ maybeKnown = [] }: CrewModel, enter: (each: MaybeKnown) => Shown): Markup | false {
  return (
    maybeKnown.length > 0 &&
    html`<h3>They may know</h3><p class="hint">The same school or department. Nothing follows from that unless you enter it.</p>
<ul>${maybeKnown.map((each) => html`<li><bdi>${each.name}</bdi>, ${each.school} ${enter(each)}</li>`)}</ul>`
  );
}

/** By name where the applicant is invited; what the interviewer entered only they can take back. */
function recusalList(
  { offers }: CrewModel,
  { recusals }: StoredInterviewer,
  takeBack: (applicant: string) => Shown,
): Markup {
  if (recusals.length === 0) return html`<p>Nobody.</p>`;
  const names = namesOf(offers);
  return html`<ul>${recusals.map(({ applicant, by }) => html`<li><bdi>${names.get(applicant) ?? applicant}</bdi>, ${by === 'program' ? html`entered by the program ${takeBack(applicant)}` : 'entered by the interviewer'}</li>`)}</ul>`;
}

function wishList(
  { offers }: CrewModel,
  { wishes = [] }: StoredInterviewer,
  takeBack: (applicant: string) => Shown,
): Markup {
  if (wishes.length === 0) return html`<p>Nobody has asked.</p>`;
  const names = namesOf(offers);
  return html`<ul>${wishes.map((applicant) => html`<li><bdi>${names.get(applicant) ?? applicant}</bdi> ${takeBack(applicant)}</li>`)}</ul>`;
}

function namesOf(offers: CrewModel['offers']): ReadonlyMap<string, string> {
  return new Map(offers.map(({ applicant }) => [applicant.id, applicant.name]));
}
