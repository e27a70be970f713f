import type { Season } from '#domain/season/season.ts';
import type { ListedWave } from '#domain/waves/wave-list.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { offerStateNames } from '#functions/sheets/offer-words.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { wavePath } from './wave-path.ts';

/** All waves, the latest first: when each leaves or left, its window, and how many are in each state. */
export function wavesPage(coordinator: SignedIn, season: Season, waves: readonly ListedWave[]): string {
  const main = html`<h1>${waves.length === 0 ? 'No wave yet' : counted(waves.length, 'wave')}</h1>
<p>To make one, select people in <a href="/desk/applications?status=to-invite">the list of those to invite</a>.</p>
${waves.length > 0 && table(season, waves)}
<p class="actions"><a class="button quiet" href="/desk/waves/evidence.csv">Download offers and seats at every moment (CSV)</a></p>`;
  return deskPage({ title: 'Waves', main, coordinator, area: 'waves' });
}

function table({ program: { zone } }: Season, waves: readonly ListedWave[]): Markup {
  const rows = waves.map(
    ({ releaseAt, offers, closesAt, bookingOpensAt, ...wave }) =>
      html`<tr><th scope="row"><a href="${wavePath(releaseAt)}">${shortInstant(releaseAt, zone)}</a></th><td class="number">${offers.length}</td>
<td>${countsInWords(wave)}</td><td>${bookingOpensAt ? shortInstant(bookingOpensAt, zone) : 'with the release'}</td>
<td>${closesAt ? shortInstant(closesAt, zone) : '–'}</td></tr>`,
  );
  return html`<div class="table" role="region" aria-label="Waves" tabindex="0"><table><caption>Waves, the latest first</caption>
<thead><tr><th scope="col">Release</th><th scope="col" class="number">Invitations</th><th scope="col">Now</th><th scope="col">Booking opens</th><th scope="col">Last deadline</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** `12 booked, 3 no answer yet` */
export function countsInWords({ counts }: Pick<ListedWave, 'counts'>): string {
  return counts.map(([state, count]) => `${count} ${offerStateNames[state].toLowerCase()}`).join(', ');
}
