import type { Offer } from '#domain/offers/offer.ts';
import { matchedTracks } from '#domain/track-requests/tracks-to-ask.ts';
import type { DeedLook } from '#functions/behalf/look-at-deed.ts';
import type { OfferAction } from '#functions/behalf/offer-deed.ts';
import { standingWords } from '#functions/behalf/standing-words.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { leftBehindPart, mailPreviews } from './mail-preview.ts';
import { offerAtDeskPath } from './offer-at-desk.ts';
import { offerDeedWords } from './offer-deed-words.ts';

type Would = Extract<DeedLook, { readonly kind: 'would' }>;

/** What stands between asking for a deed and doing it: what changes, and what the applicant will be told. */
export function lookPage(
  coordinator: SignedIn,
  action: OfferAction,
  look: Would,
  typed: URLSearchParams,
): string {
  const { offer } = look.standing;
  const { title, button, warning } = offerDeedWords[action];
  const { mails } = look.told;
  const sends =
    mails.length === 0 ? '' : mails.length === 1 ? ', and send the message' : ', and send the messages';
  const path = offerAtDeskPath(offer.id);
  const main = html`<h1>${title}: <bdi>${offer.applicant.name}</bdi></h1>
${warning && html`<p class="lead">${warning}</p>`}
<section aria-labelledby="change"><h2 id="change">What changes</h2>
<dl>${differences(look).map(([what, now, after]) => html`<dt>${what}</dt><dd>${now === after ? html`${now}, as before` : html`<del>${now}</del><br><b>${after}</b>`}</dd>`)}</dl></section>
<section aria-labelledby="told"><h2 id="told">What <bdi>${look.after.applicant.name}</bdi> will be told</h2>
${mailPreviews(look.after.applicant.email, look.told)}
${leftBehindPart(look.standing.season.program.zone, look.left)}</section>
<form class="stack" method="post" action="${path}">${csrfField(coordinator)}${carried(typed, { step: 'do', version: String(offer.version) })}
<button>${button}${sends}</button></form>
<form class="stack" method="post" action="${path}">${csrfField(coordinator)}${carried(typed, { step: 'edit', version: String(offer.version) })}
<button class="quiet">Change something first</button></form>
<p class="actions"><a href="${path}">Do nothing, and go back</a></p>`;
  return deskPage({ title: `${title}: ${offer.applicant.name}`, main, coordinator, area: 'offers' });
}

/** What the offer is before and after, by what a person looks for. */
function differences({ standing, after }: Would): readonly (readonly [string, string, string])[] {
  const { season, offer } = standing;
  const row = (what: string, of: (offer: Offer) => string) => [what, of(offer), of(after)] as const;
  return [
    row('Status', (each) => standingWords(season, each)),
    row('Tracks', ({ tracks }) => tracksCell(season, tracks)),
    ...(offer.trackRequest
      ? [row('Ranked for', (each) => tracksCell(season, matchedTracks(season, each)))]
      : []),
    row('Name', ({ applicant }) => applicant.name),
    row('Email', ({ applicant }) => applicant.email),
  ];
}

/** The fields that were typed, with others in place of some of them. */
export function carried(typed: URLSearchParams, others: Readonly<Record<string, string>>): readonly Markup[] {
  const kept = [...typed].filter(([name]) => name !== 'csrf' && !(name in others));
  return hiddenFields([...kept, ...Object.entries(others)]);
}
