import type { Decided } from '#domain/applications/application.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { decisionNames } from '#functions/wording/application-words.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { listed } from '#functions/wording/counted.ts';
import { deedForm, reasonField, typedIn } from './deed-form.ts';
import type { PersonModel } from './person-model.ts';

const choices = ['invite', 'hold', 'close'] as const satisfies readonly Decided['to'][];

/** What was decided, by whom and why, and the forms for deciding otherwise. Nobody is told by a decision. */
export function decisionSection(model: PersonModel): Markup {
  const decided = model.reviewed.application.review?.decided;
  const typed = typedIn(model, 'decide', {});
  return html`<section aria-labelledby="decision"><h2 id="decision">Decision</h2>
${decided ? asDecided(model, decided) : html`<p>Nothing has been decided.</p>`}
<details${(typed || !decided) && html` open`}><summary>${decided ? 'Decide otherwise' : 'Decide'}</summary>
${decideForm(model)}</details>
${decided && reopenForm(model)}</section>`;
}

function asDecided({ season, coordinator }: PersonModel, { to, tracks, who, at, reason }: Decided): Markup {
  const clocks = { program: coordinator.zone, reader: coordinator.zone };
  const names = listed(tracks.map((track) => trackLabel(season, track)));
  return html`<p><b>${decisionNames[to]}${names && ` for ${names}`}</b>, decided by <bdi>${who.name}</bdi> on ${formatInstant(at, clocks)}: ${reason}</p>`;
}

function decideForm(model: PersonModel): Markup | false {
  const { season, reviewed } = model;
  const typed = typedIn(model, 'decide', {});
  const ticked = typed ? typed.getAll('tracks') : reviewed.considered;
  const radio = (to: Decided['to'], more?: Markup) =>
    html`<label><input type="radio" name="to" value="${to}" required${typed?.get('to') === to && html` checked`}><span>${decisionNames[to]}</span></label>${more}`;
  const tracks = reviewed.considered.map(
    (track) =>
      html`<label><input type="checkbox" name="tracks" value="${track}"${ticked.includes(track) && html` checked`}><span>${trackLabel(season, track)}</span></label>`,
  );
  return deedForm(
    model,
    'decide',
    {},
    html`<fieldset><legend>Decision</legend>${choices.map((to) => radio(to))}</fieldset>
${tracks.length > 0 && html`<fieldset><legend>Tracks, if invited</legend>${tracks}</fieldset>`}
${reasonField(model, 'decide', {}, 'for the decision')}<button>Decide</button>
<p class="hint">Nobody is told. Invitations are sent in a wave of their own.</p>`,
  );
}

function reopenForm(model: PersonModel): Markup {
  const typed = typedIn(model, 'reopen', {});
  return html`<details${typed && html` open`}><summary>Take the decision back</summary>
${deedForm(model, 'reopen', {}, html`${reasonField(model, 'reopen', {}, 'for taking it back')}<button class="quiet">Back to review</button>`)}</details>`;
}
