import { addressOfOffers, type OfferQuery } from '#domain/offer-list/offer-query.ts';
import { isUnreached } from '#domain/offers/follow-up.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { consideredFor } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { rosterPath } from '#functions/desk/days/roster-path.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import type { ToldAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { mailTroubleNames, offerStateNames } from '#functions/sheets/offer-words.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import type { OfferListModel } from './load-offers.ts';
import { moreTimeFields } from './more-time-fields.ts';
import { offerFilters } from './offer-filters.ts';
import { offerCsvPath, offerListPath } from './offer-list-path.ts';
import { seenBox } from './seen-offers.ts';

const OFFERS_A_PAGE = 50;

/** Why nobody got more time, and what the form said. */
export type OffersRefused = { readonly told?: ToldAtDesk; readonly typed?: URLSearchParams };

/** The list of offers: what is shown is in the address, and in the title how many that are. */
export function offersPage(
  coordinator: SignedIn,
  model: OfferListModel,
  { told, typed }: OffersRefused = {},
): string {
  const { problems, matching, of } = model;
  const count = `${houseNumber(matching.length)} of ${counted(of, 'offer')}`;
  const title = problems.length > 0 ? 'These filters do not work' : count;
  const main = html`<h1>${title}</h1>
${told && toldNote(told)}${problems.length > 0 ? refused(problems) : html`${offerFilters(model)}${found(coordinator, model, typed)}`}`;
  return deskPage({ title, main, coordinator, area: 'offers', isWide: true });
}

function refused(problems: readonly string[]): Markup {
  return html`<div class="refused" role="alert">${problems.map((each) => html`<p>${each}</p>`)}<p><b>No offer is shown, because the list would be another one than the one you asked for.</b></p></div>
<p class="actions"><a class="button" href="${offerListPath()}">Show all offers</a></p>`;
}

function found(
  coordinator: SignedIn,
  { season, query, matching, of }: OfferListModel,
  typed?: URLSearchParams,
): Markup {
  if (matching.length === 0)
    return html`<p class="lead">${of === 0 ? 'Nobody has been invited yet.' : 'No offer is like that.'}</p>`;
  const pages = Math.ceil(matching.length / OFFERS_A_PAGE);
  const page = Math.min(query.page, pages);
  const first = (page - 1) * OFFERS_A_PAGE;
  const rows = matching.slice(first, first + OFFERS_A_PAGE);
  const open = matching.filter(({ state }) => state === 'open').length;
  const mayExtend = coordinator.may === 'edit' && open > 0;
  const ticked = new Set(typed?.getAll('chosen'));
  const list = html`<div class="table" role="region" aria-label="Offers" tabindex="0"><table>
<caption>Offers ${first + 1} to ${first + rows.length} of ${matching.length}</caption>
<thead><tr>${mayExtend && html`<th scope="col">Select</th>`}${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map((offer) => html`<tr>${mayExtend && html`<td>${tick(offer, ticked)}</td>`}${cells(season, offer)}</tr>`)}</tbody></table></div>`;
  return html`${mayExtend ? extendForm(coordinator, { list, query, open }, typed) : list}
<p class="actions"><a class="button quiet" href="${offerCsvPath(query)}">Download these ${counted(matching.length, 'offer')} as CSV</a></p>
${pages > 1 && pager(query, page, pages)}`;
}

const columns = ['Name', 'For', 'Status', 'Interview', 'Answer due', 'Email', 'AAMC ID'];

/** One form around the list: the ticked ones, or all whom the filters leave, get more time to respond. */
function extendForm(
  coordinator: SignedIn,
  { list, query, open }: { readonly list: Markup; readonly query: OfferQuery; readonly open: number },
  typed?: URLSearchParams,
): Markup {
  const said = typed && { until: typed.get('until') ?? '', reason: typed.get('reason') ?? '' };
  const all = `Extend for ${open === 1 ? 'the one' : `all ${open}`} without an answer on this list…`;
  return html`<form class="keep" method="post" action="/desk/offers/extend">${csrfField(coordinator)}${hiddenFields([['list', addressOfOffers({ ...query, page: 1 })]])}
${list}${moreTimeFields(said, all)}</form>`;
}

/** Only who has not answered can get more time. */
function tick(offer: Offer, ticked: ReadonlySet<string>): Shown {
  if (offer.state !== 'open') return false;
  const box = seenBox(offer);
  return html`<label class="tick"><input type="checkbox" name="chosen" value="${box}"${ticked.has(box) && html` checked`}><span class="hide">Select ${offer.applicant.name}</span></label>`;
}

function cells(season: Season, offer: Offer): Markup {
  const { applicant, state, booking, closesAt } = offer;
  const days = (booking?.seats ?? []).map(
    ({ on, start }, index) => html`${index > 0 && html`<br>`}${dayLink(on)}, ${start}`,
  );
  return html`<th scope="row"><a href="${offerAtDeskPath(offer.id)}"><bdi>${applicant.name}</bdi></a></th><td>${tracksCell(season, consideredFor(offer))}</td>
<td>${offerStateNames[state]}</td><td>${days}</td>
<td>${state === 'open' && shortInstant(closesAt, season.program.zone)}</td>
<td>${applicant.email}${trouble(offer)}</td><td>${applicant.id}</td>`;
}

function dayLink(on: CalendarDay): Markup {
  return html`<a href="${rosterPath(on)}">${shortDay(on)}</a>`;
}

function trouble(offer: Offer): Shown {
  if (!isUnreached(offer) || !offer.mailTrouble) return false;
  return html`<br><b class="wrong">${mailTroubleNames[offer.mailTrouble.kind]}</b>`;
}

function pager(query: OfferListModel['query'], page: number, pages: number): Markup {
  const to = (number: number) => offerListPath({ ...query, page: number });
  return html`<nav class="pager" aria-label="Pages">${page > 1 && html`<a class="button quiet" href="${to(page - 1)}" rel="prev">Previous page</a>`}
<p>Page ${page} of ${pages}</p>${page < pages && html`<a class="button quiet" href="${to(page + 1)}" rel="next">Next page</a>`}</nav>`;
}
