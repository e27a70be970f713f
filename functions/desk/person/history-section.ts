import type { ApplicationRecord } from '#domain/review/review-record.ts';
import { canBeUndone, undoEndsAt } from '#domain/review/undo.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { fieldLabel } from '#functions/sheets/import-sheet.ts';
import {
  applicationEventNames,
  decisionNames,
  outcomeNames,
  toldNames,
} from '#functions/wording/application-words.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { listed } from '#functions/wording/counted.ts';
import { deedForm } from './deed-form.ts';
import { type PersonModel, ruleNameIn } from './person-model.ts';

/** Everything that happened to the application, the last first. */
export function historySection(model: PersonModel): Markup {
  const records = model.reviewed.records.toReversed();
  return html`<section aria-labelledby="history"><h2 id="history">History</h2>
<ol reversed>${records.map((record) => html`<li>${line(model, record)}</li>`)}</ol></section>`;
}

/** The last change, and its undo while that is possible. */
export function undoPart(model: PersonModel): Markup | false {
  const last = model.reviewed.records.at(-1);
  if (!last || !canBeUndone(last) || model.now > undoEndsAt(last)) return false;
  const clocks = { program: model.coordinator.zone, reader: model.coordinator.zone };
  return deedForm(
    model,
    'undo',
    {},
    html`<button class="quiet">Undo: ${applicationEventNames[last.event].toLowerCase()}</button>
<p class="hint">Possible until ${formatInstant(undoEndsAt(last), clocks)}.</p>`,
  );
}

function line(model: PersonModel, record: ApplicationRecord): Markup {
  const { zone } = model.coordinator;
  const by = record.who.kind === 'program' ? record.who.name : record.who.kind;
  return html`<b>${applicationEventNames[record.event]}</b> ${detailOf(model, record)} <small>${formatInstant(record.at, { program: zone, reader: zone })}, by <bdi>${by}</bdi></small>`;
}

function detailOf({ season }: PersonModel, record: ApplicationRecord): Markup {
  switch (record.event) {
    case 'imported':
      return html`(${record.file}): ${changesIn(record.changes)}`;
    case 'verdict-entered':
      return html`${ruleNameIn(season, record.rule)}: ${outcomeNames[record.outcome]}. ${record.reason}`;
    case 'verdict-taken-back':
      return html`${ruleNameIn(season, record.rule)}. ${record.reason}`;
    case 'track-withdrawn':
    case 'track-returned':
      return html`${trackLabel(season, record.track)}. ${record.reason}`;
    case 'decided': {
      const tracks = listed(record.tracks.map((track) => trackLabel(season, track)));
      const bulk = record.bulk && ` One of ${record.bulk.of} at once.`;
      return html`${decisionNames[record.to]}${tracks && ` for ${tracks}`}. ${record.reason}${bulk}`;
    }
    case 'reopened':
      return html`${record.reason}`;
    case 'status-told':
      return html`${toldNames[record.as]}`;
    case 'status-mail-failed':
      return html`${record.why}`;
    case 'undone':
      return html`the change before it`;
    default:
      throw new Error(`no words for ${record satisfies never}`);
  }
}

const MOST_NAMED = 8;

type Changes = Extract<ApplicationRecord, { readonly event: 'imported' }>['changes'];

function changesIn(changes: Changes): string {
  if (changes.every(({ before }) => before === undefined)) return `${changes.length} values`;
  const named = changes.slice(0, MOST_NAMED).map(({ field, before, after }) => {
    const label = fieldLabel(field);
    return before === undefined ? `${label} ${after}` : `${label} ${after} (was ${before})`;
  });
  const more = changes.length - named.length;
  return `${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}
