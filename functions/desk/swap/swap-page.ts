import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { byName, consideredFor } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import { standingWords } from '#functions/behalf/standing-words.ts';
import type { SwapLook, SwapSide } from '#functions/behalf/swap-offers.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { carried } from '#functions/desk/offer/look-page.ts';
import { leftBehindPart, mailPreviews } from '#functions/desk/offer/mail-preview.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import { meanwhileNote } from '#functions/desk/offer/offer-history.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { shortDay } from '#functions/wording/days.ts';
import { capitalized } from '#functions/wording/one-line.ts';

/** What the page of a swap is drawn from: whose it is, and everybody with whom it is possible. */
export type SwapModel = {
  readonly coordinator: SignedIn;
  readonly season: Season;
  readonly offer: Offer;
  readonly candidates: readonly Offer[];
  readonly typed?: URLSearchParams | undefined;
};

/** Why a swap was not made, and what others changed meanwhile. */
export type SwapNotDone = {
  readonly problem: DeskProblem;
  readonly meanwhile: readonly Stored<OfferRecord>[];
};

/** The address of the page on which somebody is chosen to swap with. */
export function swapPath(id: string): string {
  return `${offerAtDeskPath(id)}/swap`;
}

/** The value of a candidate in the form: who, at the version that was shown. */
export function candidateValue({ id, version }: Pick<Offer, 'id' | 'version'>): string {
  return `${id}.${version}`;
}

/** With whom the applicant can swap, by the time of the interview. After a refusal, with why. */
export function swapPage(model: SwapModel, notDone?: SwapNotDone): string {
  const { coordinator, season, offer, candidates } = model;
  const told = notDone && tellAtDesk(notDone.problem, coordinator);
  const title = `Swap the interview: ${offer.applicant.name}`;
  const main = html`${told && toldNote(told)}${notDone && meanwhileNote(model, notDone.meanwhile)}
<h1>Swap the interview: <bdi>${offer.applicant.name}</bdi></h1>
<p class="lead">${capitalized(standingWords(season, offer))}</p>
<p>Both take over each other’s time in one step, a pair for a pair. Nobody else is touched, and no free seat is needed.</p>
${candidates.length > 0 ? candidateForm(model) : html`<p><b>Nobody is booked for another time that this applicant could take over.</b></p>`}
<p class="actions"><a class="button quiet" href="${offerAtDeskPath(offer.id)}">Back to the invitation</a></p>`;
  return deskPage({
    title: told ? `${told.title} · ${title}` : title,
    main,
    coordinator,
    area: 'offers',
  });
}

function candidateForm({ coordinator, season, offer, candidates, typed }: SwapModel): Markup | false {
  if (coordinator.may !== 'edit') return false;
  const chosen = typed?.get('other')?.split('.')[0];
  const options = candidates
    .toSorted((one, other) => startsText(one).localeCompare(startsText(other)) || byName(one, other))
    .map(
      (each) =>
        html`<option value="${candidateValue(each)}"${each.id === chosen && html` selected`}>${startsIn(each)}: ${each.applicant.name} (${tracksCell(season, consideredFor(each))})</option>`,
    );
  return html`<form class="stack" method="post" action="${swapPath(offer.id)}">${csrfField(coordinator)}
${hiddenFields(Object.entries({ step: 'look', version: String(offer.version) }))}
<label>Swap with<small>Everybody whose time fits, the earliest first.</small><select name="other" required><option value="">Choose…</option>${options}</select></label>
<label>Reason for the swap<small>Both applicants read it. It is needed for a day within 14 days.</small>
<textarea name="reason" maxlength="${LONGEST_REASON}">${typed?.get('reason') ?? ''}</textarea></label>
<button class="quiet">Look at it: swap the interviews</button></form>`;
}

function startsIn({ booking }: Offer): string {
  return (booking?.seats ?? []).map(({ on, start }) => `${shortDay(on)} ${start}`).join(' and ');
}

/** Sorts by day, and by the start of the day. */
function startsText({ booking }: Offer): string {
  return (booking?.seats ?? []).map(({ on, start }) => `${on} ${start === 'morning' ? 1 : 2}`).join(' ');
}

/** What stands between asking for a swap and making it: what changes for each, and what each will be told. */
export function swapLookPage(
  coordinator: SignedIn,
  { sides, standing }: Extract<SwapLook, { readonly kind: 'would' }>,
  typed: URLSearchParams,
): string {
  const { season, one, other } = standing;
  const path = swapPath(one.id);
  const seen = { version: String(one.version), other: candidateValue(other) };
  const main = html`<h1>Swap the interviews of <bdi>${one.applicant.name}</bdi> and <bdi>${other.applicant.name}</bdi></h1>
${sides.map((side) => sideSection(season, side))}
<form class="stack" method="post" action="${path}">${csrfField(coordinator)}${carried(typed, { ...seen, step: 'do' })}
<button>Swap, and send both their messages</button></form>
<form class="stack" method="post" action="${path}">${csrfField(coordinator)}${carried(typed, { ...seen, step: 'edit' })}
<button class="quiet">Change something first</button></form>
<p class="actions"><a href="${offerAtDeskPath(one.id)}">Do nothing, and go back</a></p>`;
  const title = `Swap: ${one.applicant.name} and ${other.applicant.name}`;
  return deskPage({ title, main, coordinator, area: 'offers' });
}

function sideSection(season: Season, { before, after, told, left }: SwapSide): Markup {
  const id = `side-${before.id}`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}"><bdi>${before.applicant.name}</bdi></h2>
<dl><dt>Now</dt><dd>${standingWords(season, before)}</dd><dt>After</dt><dd><b>${standingWords(season, after)}</b></dd></dl>
${mailPreviews(after.applicant.email, told)}
${leftBehindPart(season.program.zone, left)}</section>`;
}
