import { invitationsEndAt, type Season } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import type { TypedWave } from './wave-form.ts';

/** The fields of a wave's times, on the program's clock. */
export function whenFields(season: Season, typed: TypedWave): Markup {
  const { zone } = season.program;
  const last = shortInstant(invitationsEndAt(season), zone);
  return html`<label>Release<small>On the program’s clock, before ${last}. Empty: at once.</small><input type="datetime-local" name="release" value="${typed.release}"></label>
<label>Booking opens<small>Until then applicants see the dates and cannot book. Empty: with the release.</small><input type="datetime-local" name="opens" value="${typed.opens}"></label>
<label>Respond by<small>At least 48 hours after booking opens, and never moved forward. Empty: the season’s usual deadline, which the next page shows.</small><input type="datetime-local" name="respond" value="${typed.respond}"></label>
<label class="choice"><input type="checkbox" name="again" value="yes"${typed.again && html` checked`}><span>Also invite those whose earlier invitation has ended</span></label>`;
}
