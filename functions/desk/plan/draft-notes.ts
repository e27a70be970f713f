import type { Season } from '#domain/season/season.ts';
import { draftDifferences } from '#domain/season-draft/draft-differences.ts';
import { type DraftEdit, isOutdated, isUnderWay } from '#domain/season-draft/season-draft.ts';
import { tellAtDesk } from '#functions/desk/problems.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { differenceList, lineList } from './difference-list.ts';
import { draftForm } from './forms/field-input.ts';
import { checkPath, planPath } from './paths.ts';
import { canEdit, draftedSeason, type PlanModel } from './plan-model.ts';

/** Why a form was refused, with what others have saved meanwhile. */
export function refusedNote({ problem, coordinator }: PlanModel): Shown {
  if (!problem) return false;
  return html`${toldNote(tellAtDesk(problem, coordinator))}
${problem.kind === 'draft-changed' && problem.edits.length > 0 && html`<h2>Saved by others in the meantime</h2>${editList(problem.edits, coordinator.zone)}`}`;
}

/** Each edit with who made it, when, and what it changed. */
export function editList(edits: readonly DraftEdit[], zone: string): Markup {
  const clocks = { program: zone, reader: zone };
  return html`<ol>${edits.map(({ who, at, what }) => html`<li><bdi>${who.kind === 'program' ? who.name : who.kind}</bdi>, ${formatInstant(at, clocks)}${what.length > 0 && lineList(what)}</li>`)}</ol>`;
}

/** How the draft stands: what it changes, what is wrong with it, and what can be done with it as a whole. */
export function draftNotes(model: PlanModel): Markup {
  const { draft, applied, reading, coordinator } = model;
  if (!isUnderWay(draft))
    return html`${endedNote(model)}<p>This is the season in force, version ${applied.version}. Your first change begins a draft; nothing changes for applicants until you apply it.</p>`;
  if (draft.state === 'applying')
    return html`<p class="lead" role="status">The draft is being applied. This page goes on by itself.</p><p><a href="${planPath}">Look again now</a></p>`;
  const changes = draftDifferences(applied.season, draftedSeason(model));
  return html`${draft.setback && html`<div class="refused" role="alert"><p><b>${draft.setback.title}</b></p><p>${draft.setback.detail}</p><p>${draft.setback.next}</p></div>`}
${isOutdated(draft, applied) && outdatedNote(model)}
<h2>What the draft changes</h2>
${changes.length === 0 ? html`<p>Nothing: it says what the season in force says.</p>` : differenceList(changes)}
${faultsNote(reading.problems.map(({ message }) => message))}
${accessWarnings(draftedSeason(model), coordinator.address).map((each) => html`<p class="note" role="note"><b>${each}</b></p>`)}
<details><summary>Who changed the draft</summary>${editList(draft.edits, coordinator.zone)}</details>
<p class="actions">${reading.problems.length === 0 && changes.length > 0 && html`<a class="button" href="${checkPath}">See whom this concerns, and apply it</a>`}</p>
${canEdit(model) && draftForm(model, { action: `${planPath}/discard`, edit: 'discard', css: 'inline' }, html`<button class="quiet">Discard the draft</button>`)}`;
}

/** What is still wrong with the draft: it cannot be applied before that is mended. */
export function faultsNote(messages: readonly string[]): Shown {
  if (messages.length === 0) return false;
  return html`<div class="refused" role="status"><p><b>To be fixed before the draft can be applied:</b></p><ul>${messages.map((each) => html`<li>${each}</li>`)}</ul></div>`;
}

function endedNote({ draft }: PlanModel): Shown {
  if (draft?.state !== 'applied' || !draft.applied) return false;
  const { told, left } = draft.applied;
  return html`<p class="done" role="status">The last draft has been applied. ${told === 0 ? 'Nobody had to be told.' : `Told: ${told === 1 ? '1 person' : `${told} people`}.`}</p>
${left.map((each) => html`<p class="refused">${each}</p>`)}`;
}

function outdatedNote(model: PlanModel): Markup {
  return html`<div class="refused" role="alert"><p><b>Another season file has been applied since this draft was begun.</b></p><p>The list below compares the draft with the season as it is now: it includes what that file changed, and the draft would change back.</p>
${canEdit(model) && draftForm(model, { action: `${planPath}/keep`, edit: 'keep', css: 'inline' }, html`<button class="quiet">Keep the draft, and change it back</button>`)}</div>`;
}

/** What a coordinator has to know before the list of coordinators changes like this. */
export function accessWarnings({ coordinators = [] }: Season, address: string): readonly string[] {
  const self = coordinators.find((each) => each.address.toLowerCase() === address.toLowerCase());
  return [
    ...(coordinators.some(({ may }) => may === 'edit')
      ? []
      : ['When this is applied, nobody can change anything at the desk anymore.']),
    ...(self ? [] : ['When this is applied, you are signed out: your address is not on the list anymore.']),
    ...(self?.may === 'read' ? ['When this is applied, you can only look at the desk.'] : []),
  ];
}
