import { seatedAs } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { choiceField } from './choice-field.ts';
import type { OfferAtDesk } from './offer-at-desk.ts';

/** The tracks, and what becomes of a booking that the new track cannot keep. Its dates are offered once the track is known. */
export function reRouteFields(model: OfferAtDesk, typed: URLSearchParams | undefined): Markup {
  const { season, offer } = model;
  const chosen = typed ? typed.getAll('tracks') : offer.tracks;
  const boxes = season.tracks.map(
    ({ id, name }) =>
      html`<label><input type="checkbox" name="tracks" value="${id}"${chosen.includes(id) && html` checked`}><span>${name}</span></label>`,
  );
  return html`<fieldset><legend>Tracks</legend>${boxes}</fieldset>
${offer.booking && insteadFields(model, typed, chosen)}`;
}

function insteadFields(
  model: OfferAtDesk,
  typed: URLSearchParams | undefined,
  tracks: readonly string[],
): Markup {
  const instead = typed?.get('instead') ?? 'keep';
  const track = typed && seatedAs(model.season, tracks);
  const asTrack = { ...model, offer: { ...model.offer, tracks, seatedAs: track ?? model.offer.seatedAs } };
  const radio = (value: string, words: string) =>
    html`<label><input type="radio" name="instead" value="${value}"${instead === value && html` checked`}><span>${words}</span></label>`;
  return html`<fieldset><legend>The booked interview</legend>
${radio('keep', 'Keep its time, which has to be one of the new track’s')}
${radio('choose-again', 'Take it back, and let the applicant choose again')}
${track && radio('book', 'Book another date of the new track, chosen below')}</fieldset>
${track ? choiceField(asTrack, typed?.get('choice') ?? undefined, { isOwed: false }) : html`<p class="hint">If its time does not fit, you can book another one in the next step.</p>`}`;
}
