import type { PlanEdit } from '#domain/planned-days/planned-day.ts';
import type { DeskProblem } from '#functions/desk/problems.ts';
import { faultLine } from '#functions/interviews/fault-lines.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import type { ShownPlan } from './plan-tables.ts';

/** What a refused change of a plan would break, or what others did since the page was opened. */
export function planProblemDetails(
  { words, loaded }: Pick<ShownPlan, 'words' | 'loaded'>,
  problem: DeskProblem,
): Markup | false {
  if (problem.kind === 'plan-breaks-rules')
    return html`<ul>${problem.faults.map((fault) => html`<li>${faultLine(words, fault)}</li>`)}</ul>`;
  if (problem.kind !== 'plan-changed') return false;
  return html`<ul>${problem.edits.map((edit) => html`<li>${planEditLine(edit, loaded.document.program.zone)}</li>`)}</ul>`;
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
