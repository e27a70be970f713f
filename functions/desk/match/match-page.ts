import { isNoShow } from '#domain/interviewed/interview-outcome.ts';
import { candidatesFor, type MatchGround, matchCodes, rankedOn } from '#domain/match-lists/candidates.ts';
import type { MatchList } from '#domain/match-lists/match-list.ts';
import { isTrackAsked } from '#domain/offers/follow-up.ts';
import { latestOffers } from '#domain/offers/offer.ts';
import { byName } from '#domain/roster/roster.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { offerAtDeskPath } from '#functions/desk/offer/offer-at-desk.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { closingMailPart } from './closing-mail-part.ts';
import { matchListPath } from './paths.ts';

/** Every list of the season: one for each NRMP code, with how far it is. */
export function matchPage(coordinator: SignedIn, ground: MatchGround, lists: readonly MatchList[]): string {
  const { season } = ground;
  const lockedOn = season.matchLists?.lockedOn;
  const rows = matchCodes(season).map((code) => {
    const list = lists.find((each) => each.code === code);
    const { ranked, unranked } = rankedOn(list, candidatesFor(ground, code));
    const tracks = season.tracks.filter(({ nrmp }) => nrmp === code).map(({ name }) => name);
    return html`<tr><th scope="row"><a href="${matchListPath(code)}">${code}</a></th><td>${tracks.join(', ')}</td>
<td class="number">${ranked.length + unranked.length}</td><td class="number">${ranked.length}</td><td class="number">${unranked.length}</td></tr>`;
  });
  const main = html`<h1>Match lists</h1>
<p class="lead">One list for each NRMP code, with everybody who was interviewed for it.${lockedOn !== undefined && html` Locked from <b>${formatDayWithYear(lockedOn)}</b> on: later changes need a reason.`}</p>
<div class="table" role="region" aria-label="Match lists" tabindex="0"><table>
<thead><tr><th scope="col">NRMP code</th><th scope="col">Tracks</th><th scope="col" class="number">Interviewed</th><th scope="col" class="number">Ranked</th><th scope="col" class="number">Not ranked yet</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${requests(ground)}
${closingMailPart(ground)}`;
  return deskPage({ title: 'Match lists', main, coordinator, area: 'match' });
}

/** Who asks after the interview for another track, and waits for an answer. */
function requests({ season, offers, withdrawn }: MatchGround): Markup | false {
  const open = [...latestOffers(offers).values()].filter(isTrackAsked).sort(byName);
  if (open.length === 0) return false;
  const lines = open.map((offer) => {
    const { id, applicant, tracks, trackRequest } = offer;
    const [from, to] = [
      tracksCell(season, tracks),
      tracksCell(season, trackRequest ? [trackRequest.track] : []),
    ];
    return html`<li><a href="${offerAtDeskPath(id)}#deeds"><bdi>${applicant.name}</bdi></a> ${isNoShow(season, offer) ? 'did not come to the interview' : 'interviewed'} for ${from}, and asks for ${to}.${withdrawn.has(applicant.id) && ' The application is withdrawn.'}</li>`;
  });
  return html`<section aria-labelledby="requests"><h2 id="requests">Requests for another track</h2><ul>${lines}</ul></section>`;
}
