import type { ResidentsBlock } from '#domain/questions/residents-day.ts';
import { type CalendarDay, wallClock } from '#domain/values/time.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';

/** When and where residents meet the applicants of a day, and how many those are. Who they are, residents are not told. */
export function residentsPart(
  { zone }: SignedIn,
  on: CalendarDay,
  blocks: readonly ResidentsBlock[],
): Markup | false {
  const [first] = blocks;
  if (!first) return false;
  const instantOf = (at: ResidentsBlock['at']) => wallClock(on, at, zone);
  const time = (at: ResidentsBlock['at']) => clockWords(instantOf(at), zone).time;
  const row = ({ title, at, until, place, joinLink, applicants }: ResidentsBlock) =>
    html`<tr><th scope="row" class="when">${time(at)} – ${time(until)}</th><td>${title}</td><td>${place}${joinLink && html` <a href="${joinLink}" rel="noreferrer">Join</a>`}</td><td class="number">${houseNumber(applicants)}</td></tr>`;
  return html`<section aria-labelledby="residents"><h2 id="residents">With residents on this day</h2>
<div class="table" role="region" aria-label="When and where residents take part" tabindex="0"><table><caption>${zoneTitle(zone, instantOf(first.at))}</caption>
<thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Where</th><th scope="col" class="number">Applicants</th></tr></thead><tbody>${blocks.map(row)}</tbody></table></div></section>`;
}
