import { nameOf } from '#domain/applications/application.ts';
import { type FieldName, fieldNames, fieldOf } from '#domain/applications/fields.ts';
import { invitationStanding } from '#domain/interviewed/interview-outcome.ts';
import { applicationStatusOf } from '#domain/review/status.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { valueText } from '#functions/sheets/import-sheet.ts';
import { statusNames } from '#functions/wording/application-words.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { decisionSection } from './decision-section.ts';
import { historySection, undoPart } from './history-section.ts';
import { type PersonModel, personPath } from './person-model.ts';
import { ruleSection } from './rule-section.ts';
import { trackSection } from './track-section.ts';

/** Everything that is known of one application, with the forms that change it. After a refusal, with why and what was typed. */
export function personPage(model: PersonModel, problem?: DeskProblem): string {
  const { coordinator, reviewed } = model;
  const { application, ticked, offer } = reviewed;
  const name = nameOf(application.values);
  const standing = offer && invitationStanding(model.season, offer, model.now);
  const status = statusNames[applicationStatusOf(application, ticked, standing)];
  const told = problem && tellAtDesk(problem, coordinator);
  const main = html`${told && toldNote(told)}
<h1><bdi>${name}</bdi></h1>
<p class="lead"><b>${status}</b> · AAMC ID ${application.id}${offer && html` · <a href="${offerAtDeskPath(offer.id)}">invitation: ${offer.state}</a>`}</p>
${undoPart(model)}
${decisionSection(model)}
${ruleSection(model)}
${trackSection(model)}
${factSection(model)}
${valueSection(model)}
${historySection(model)}
<p class="actions"><a class="button quiet" href="/desk/applications">All applications</a><a class="button quiet" href="/desk/record?person=${application.id}">On the record</a><a class="button quiet" href="${personPath(application.id)}/data">Export or erase</a></p>`;
  const title = told ? `${told.title} · ${name}` : name;
  return deskPage({ title, main, coordinator, area: 'applications' });
}

function factSection({ reviewed }: PersonModel): Markup | false {
  const facts = [...reviewed.facts.values()];
  if (facts.length === 0) return false;
  return html`<section aria-labelledby="facts"><h2 id="facts">Facts from lists</h2>
<dl>${facts.map(
    ({ fact, isTrue, list }) =>
      html`<dt>${fact}</dt><dd>${isTrue ? 'Yes' : 'No'} <small>list of ${formatDayWithYear(list.drawnOn)} (${list.source})</small></dd>`,
  )}</dl></section>`;
}

function valueSection({ reviewed }: PersonModel): Markup {
  const { values, ticks } = reviewed.application;
  const known = fieldNames.filter((name) => values[name] !== undefined);
  return html`<section aria-labelledby="values"><h2 id="values">What ERAS says</h2>
<dl><dt>tracks ticked</dt><dd>${ticks.map((tick) => html`<bdi>${tick}</bdi><br>`)}</dd>${known.map(
    (name) => html`<dt>${fieldOf(name).label}</dt><dd><bdi>${inWords(name, values[name])}</bdi></dd>`,
  )}</dl></section>`;
}

function inWords(name: FieldName, value: string | number | boolean | undefined): string {
  if (fieldOf(name).shape === 'day') return formatDayWithYear(value as CalendarDay);
  return valueText(value);
}
