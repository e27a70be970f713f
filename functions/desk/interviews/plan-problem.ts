import type { PlanEdit } from '#domain/planned-days/planned-day.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import { faultLines } from '#functions/interviews/fault-lines.ts';
import { type SetbackPart, setbackParts } from '#functions/interviews/setback-lines.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { saidWords } from '#functions/problems/interviews/planned-day-texts.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import type { ShownPlan } from './plan-tables.ts';

/** What a refused change of a plan would break, or what others did or said since the page was opened. */
export function planProblemDetails(
  { words, loaded }: Pick<ShownPlan, 'words' | 'loaded'>,
  problem: DeskProblem,
): Markup | false {
  if (problem.kind === 'plan-breaks-rules')
    return html`<ul>${faultLines(loaded, words, problem.faults).map((line) => html`<li>${line}</li>`)}</ul>`;
  const { zone } = loaded.document.program;
  if (problem.kind === 'said-meanwhile')
    return html`<ul><li>${shortInstant(problem.said.at, zone)}: ${whoCell(problem.said.who)} said: ${saidWords(problem.said)}</li></ul>`;
  if (problem.kind !== 'plan-changed') return false;
  return html`<ul>${problem.edits.map((edit) => html`<li>${planEditLine(edit, zone)}</li>`)}</ul>`;
}

/** Why there is no plan, as a list, and the least that makes one possible. */
export function setbackSection({ loaded, words }: Pick<ShownPlan, 'loaded' | 'words'>): Markup | false {
  const setback = loaded.planned?.setback;
  if (!setback) return false;
  const [first, ...more] = setbackParts(loaded, words, setback);
  const listOf = ({ list }: SetbackPart) =>
    list.length > 0 && html`<ul>${list.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<section class="refused" aria-labelledby="setback"><h2 id="setback">${first.says}</h2>${listOf(first)}
${more.map((part) => (part.list.length > 0 ? html`<h3>${part.says}</h3>${listOf(part)}` : html`<p>${part.says}.</p>`))}</section>`;
}

const editWords: Readonly<Record<PlanEdit['what'], string>> = {
  planned: 'planned the day',
  moved: 'moved an interview',
  swapped: 'swapped two interviews',
  discarded: 'discarded the draft',
  published: 'published the plan',
  'asked-for': 'asked for a plan',
  'rooms-swapped': 'swapped two rooms, and published that',
};

function planEditLine({ at, who, what }: PlanEdit, zone: string): string {
  return `${shortInstant(at, zone)}: ${whoCell(who)} ${editWords[what]}`;
}
