import { furtherOffers } from '#domain/capacity/placement.ts';
import { needsAtGlance } from '#domain/glance/needs-at-glance.ts';
import { dayMissed } from '#domain/statuses/told-status.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDay, shortDay } from '#functions/wording/days.ts';
import type { HomeModel } from './home-model.ts';

/** What a coordinator may need to act on, the most urgent first, each with the page where that is done. */
export function needsSection({ season, board, overview, now }: HomeModel): Markup {
  const { unreached, endingSoon, emptyDays, invitationsUntil } = needsAtGlance(season, overview, now);
  const more = invitationsUntil ? furtherOffers(season, board, now).together : 0;
  const missed = dayMissed(season, now);
  const needs = [
    unreached > 0 &&
      html`<li><a href="${offerListPath({ mail: 'trouble' })}">Mail does not reach ${counted(unreached, 'person', 'people')}</a>: check the address, and send the link again.</li>`,
    endingSoon > 0 &&
      html`<li><a href="${offerListPath({ status: 'open', ends: 'soon', sort: 'ends' })}">${counted(endingSoon, 'offer ends', 'offers end')} within 48 hours</a> without an answer.</li>`,
    invitationsUntil !== undefined &&
      more > 0 &&
      html`<li>Invitations can go out until ${formatDay(invitationsUntil)}, and <a href="/desk/season#needed">the seats bear ${counted(more, 'more offer')}</a>.</li>`,
    missed !== undefined &&
      html`<li>Everybody was to be told by ${formatDay(missed)}: see <a href="/desk/closing">who still has no answer</a>.</li>`,
    emptyDays.length > 0 &&
      html`<li><a href="/desk/season">Nobody is booked yet</a> on ${emptyDays.map(shortDay).join('; ')}.</li>`,
  ].filter((need) => need !== false);
  return needs.length > 0 ? html`<ul>${needs}</ul>` : html`<p>Nothing needs you right now.</p>`;
}
