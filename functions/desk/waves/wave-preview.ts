import { openAt } from '#domain/invitations/release-offers.ts';
import { bookableFrom } from '#domain/invitations/window.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { boxOf } from '#functions/desk/applications/bulk-request.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { mailPreviews } from '#functions/desk/offer/mail-preview.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { invitationTold } from '#functions/waves/invitation-told.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { counted } from '#functions/wording/counted.ts';
import type { NewWave } from './new-wave.ts';

/** Everything that will be so, the mail of each combination of tracks, and the button that makes it so. */
export function wavePreview(coordinator: SignedIn, { season, plan, when, list }: NewWave): Markup {
  const [first] = plan.fits;
  if (!first || !when.wave) return html``;
  const { at } = when.wave;
  const { length } = plan.fits;
  const clocks = { program: season.program.zone, reader: season.program.zone };
  const opens = bookableFrom(when.wave, first.offer.opensAt);
  const { closesAt } = openAt(season, first.offer, first.offer.opensAt);
  const button = at
    ? `Prepare ${counted(length, 'invitation')}`
    : `Send ${counted(length, 'invitation')} now`;
  return html`<section aria-labelledby="wave"><h2 id="wave">The wave</h2>
<dl><dt>Invitations</dt><dd>${length}</dd>
<dt>Leaves</dt><dd>${at ? formatInstant(at, clocks) : 'at once'}</dd>
<dt>Booking opens</dt><dd>${opens > first.offer.opensAt ? formatInstant(opens, clocks) : 'with the release'}</dd>
<dt>Respond by</dt><dd>${formatInstant(closesAt, clocks)}</dd></dl>
<form class="stack" method="post" action="/desk/waves">${csrfField(coordinator)}
${hiddenFields([
  ...Object.entries({ list, started: when.typed.startedAt, release: when.typed.release }),
  ...Object.entries({ opens: when.typed.opens, respond: when.typed.respond }),
  ...(when.typed.again ? ([['again', 'yes']] as const) : []),
  ...plan.fits.map((each) => ['chosen', boxOf(each)] as const),
])}
<button>${button}</button>
<p class="hint">${at ? 'Their seats are promised from now on. Nobody is told before the release, and until then all of it can be undone.' : 'They are mailed at once. That cannot be undone.'}</p></form></section>
${letters(
  plan.fits.map(({ offer }) => offer),
  season,
)}`;
}

function letters(offers: readonly Offer[], season: NewWave['season']): Markup {
  const kinds = [...Map.groupBy(offers, ({ tracks }) => tracks.join(' ')).values()];
  return html`<section aria-labelledby="mail"><h2 id="mail">What they are told</h2>${kinds.map(
    (alike, index) => {
      const [offer] = alike;
      return (
        offer &&
        html`<details${index === 0 && html` open`}><summary>${tracksCell(season, offer.tracks)}: ${counted(alike.length, 'person', 'people')}</summary>${mailPreviews(offer.applicant.email, invitationTold(season, offer))}</details>`
      );
    },
  )}</section>`;
}
