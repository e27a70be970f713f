import { candidatesFor, rankedOn } from '#domain/match-lists/candidates.ts';
import type { MatchListStanding } from '#domain/match-lists/change-match-list.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html } from '#functions/page/markup.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { matchListPath } from './paths.ts';
import { rankedForCell } from './ranked-for.ts';

/** A list in the shape for paper, with the version that was printed. */
export function matchPrintPage(coordinator: SignedIn, standing: MatchListStanding): string {
  const { season, code, list, now } = standing;
  const { ranked, unranked } = rankedOn(list, candidatesFor(standing, code));
  const title = `Match list ${code}`;
  const main = html`<div class="sheet"><h1>${title}</h1>
<p class="lead"><b>${counted(ranked.length, 'person', 'people')}</b> · version <b>${list?.version ?? 0}</b>, as of ${shortInstant(now, season.program.zone)}</p>
<p class="hint screen">Print this page from your browser (Ctrl+P or ⌘P). <a href="${matchListPath(code)}">Back to the list</a></p>
<div class="table" role="region" aria-label="${title}" tabindex="0"><table><thead><tr><th scope="col" class="number">Rank</th><th scope="col">Name</th><th scope="col">For</th><th scope="col">AAMC ID</th></tr></thead>
<tbody>${ranked.map((offer, index) => html`<tr><td class="number">${index + 1}</td><th scope="row"><bdi>${offer.applicant.name}</bdi></th><td>${rankedForCell(season, offer)}</td><td>${offer.applicant.id}</td></tr>`)}</tbody></table></div>
${unranked.length > 0 && html`<p>Interviewed and not ranked: ${counted(unranked.length, 'person', 'people')}.</p>`}</div>`;
  return deskPage({ title: `${title}, to print`, main, coordinator, area: 'match', isWide: true });
}
