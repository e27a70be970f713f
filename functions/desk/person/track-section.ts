import type { TrackId } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { deedForm, reasonField, typedIn } from './deed-form.ts';
import type { PersonModel } from './person-model.ts';

/** The tracks that were ticked: which consider the applicant, why, and what a person can change of that. */
export function trackSection(model: PersonModel): Markup {
  const { considered, notConsidered, needsPerson, differences } = model.reviewed.route;
  const rows = [
    ...considered.map((each) => ({ ...each, isConsidered: true })),
    ...notConsidered.map((each) => ({ ...each, isConsidered: false })),
  ];
  return html`<section aria-labelledby="tracks"><h2 id="tracks">Tracks</h2>
${needsPerson && html`<div class="note"><p><b>This needs you.</b> ${needsPerson}</p></div>`}
${differences.length > 0 && html`<ul>${differences.map((each) => html`<li>${each}</li>`)}</ul>`}
${rows.length === 0 ? html`<p>No track of this season is ticked.</p>` : trackTable(model, rows)}
${rows.map(({ track }) => trackForms(model, track))}</section>`;
}

type Row = { readonly track: TrackId; readonly reason: string; readonly isConsidered: boolean };

function trackTable({ season }: PersonModel, rows: readonly Row[]): Markup {
  return html`<div class="table" role="region" aria-label="Table of tracks" tabindex="0"><table>
<caption>Tracks that the applicant ticked in ERAS</caption>
<thead><tr><th scope="col">Track</th><th scope="col">Considered</th><th scope="col">Why</th></tr></thead>
<tbody>${rows.map(
    ({ track, reason, isConsidered }) =>
      html`<tr><th scope="row">${trackLabel(season, track)}</th><td>${isConsidered ? '✓ Yes' : '– No'}</td><td>${reason}</td></tr>`,
  )}</tbody></table></div>`;
}

function trackForms(model: PersonModel, track: TrackId): Markup | false {
  if (model.coordinator.may !== 'edit') return false;
  const name = trackLabel(model.season, track);
  const isWithdrawn = model.reviewed.application.review?.withdrawn.some((each) => each.track === track);
  const action = isWithdrawn ? 'return-track' : 'withdraw-track';
  const typed = typedIn(model, action, { track });
  return html`<details${typed && html` open`}><summary>${isWithdrawn ? 'Consider again' : 'Withdraw'}: ${name}</summary>
<p class="hint">${isWithdrawn ? 'The track was withdrawn here, and stays so at every import until it is returned.' : 'ERAS lets nobody take a track back. It is withdrawn here, and stays so at every import.'}</p>
${deedForm(
  model,
  action,
  { track },
  html`${reasonField(model, action, { track }, `for ${name}`)}<button class="quiet">${isWithdrawn ? `Consider for ${name} again` : `Withdraw from ${name}`}</button>`,
)}</details>`;
}
