import { candidatesFor, type MatchGround, matchCodes, rankedOn } from '#domain/match-lists/candidates.ts';
import type { MatchList } from '#domain/match-lists/match-list.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html } from '#functions/page/markup.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
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
<tbody>${rows}</tbody></table></div>`;
  return deskPage({ title: 'Match lists', main, coordinator, area: 'match' });
}
