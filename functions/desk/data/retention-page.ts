import { latestOffers, type Offer } from '#domain/offers/offer.ts';
import { byName } from '#domain/roster/roster.ts';
import { retentionEndsAt } from '#domain/season/retention.ts';
import type { Season } from '#domain/season/season.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { counted, houseNumber } from '#functions/wording/counted.ts';
import { dataPath } from './data-page.ts';

export type RetentionModel = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly applications: number;
  readonly isErased: boolean;
};

/** Who is erased by the season file, and when. Nothing is erased here. */
export function retentionPage(coordinator: SignedIn, model: RetentionModel): string {
  const people = [...latestOffers(model.offers).values()];
  const kept = people.filter(({ erasedAt }) => erasedAt === undefined).sort(byName);
  const main = html`<h1>How long data is kept</h1>
${model.isErased && html`<p class="done" role="status">The person is erased. What stays are counts, and what became of the seats. Where others are spoken of, as in a reason or the name of a file, a mention of the person is removed within minutes.</p>`}
${whenErased(coordinator, model)}
<p>Still held: ${counted(model.applications, 'application')}, and ${counted(kept.length, 'person', 'people')} with an invitation. Erased so far: ${houseNumber(people.length - kept.length)} with an invitation.</p>
<p>Backups keep what was erased for 35 days more.</p>
${kept.length > 0 && html`<details><summary>${counted(kept.length, 'person', 'people')} with an invitation</summary><ul>${kept.map(({ applicant, state }) => html`<li><a href="${dataPath(applicant.id)}"><bdi>${applicant.name}</bdi></a> (${state})</li>`)}</ul></details>`}`;
  return deskPage({ title: 'How long data is kept', main, coordinator, area: 'retention' });
}

function whenErased({ zone }: SignedIn, { season }: RetentionModel): Markup {
  const at = retentionEndsAt(season);
  if (!at || !season.retention)
    return html`<p class="lead">The season file has no <code>retention</code>, so nobody is erased unless you do it.</p>`;
  return html`<p class="lead">The clock erases everybody ${counted(season.retention.months, 'month')} after the last interview day, from <b>${formatInstant(at, { program: zone, reader: zone })}</b> on. Somebody whose invitation has not ended stays until it has.</p>`;
}
