import type { OffersAt } from '#domain/capacity/overview.ts';
import type { Season } from '#domain/season/season.ts';
import { dayIn } from '#domain/values/time.ts';
import { offerListPath } from '#functions/desk/offers/offer-list-path.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { trackLabel } from '#functions/sheets/cells.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import type { GlanceModel } from './load-glance.ts';

/** Open offers by the time at which they end, and below them the offers that are still to be sent. */
export function endingSection({ season, overview: { ending, prepared } }: GlanceModel): Markup {
  const { zone } = season.program;
  const open = groupsOf(ending).map(([at, group]) => {
    const ends = dayIn(zone, at);
    return html`<tr><th scope="row">${shortInstant(at, zone)}</th><td class="number"><a href="${offerListPath({ status: 'open', ends })}">${total(group)}</a></td><td>${byTrack(season, group, (as) => offerListPath({ status: 'open', as, ends }))}</td></tr>`;
  });
  const waves = groupsOf(prepared).map(
    ([at, group]) =>
      html`<li>${shortInstant(at, zone)}: <a href="${offerListPath({ status: 'prepared' })}">${counted(total(group), 'offer')}</a> (${byTrack(season, group, (as) => offerListPath({ status: 'prepared', as }))})</li>`,
  );
  return html`${open.length > 0 ? table(open) : html`<p>No offer waits for an answer.</p>`}
${waves.length > 0 && html`<h3>To be sent</h3><ul>${waves}</ul>`}`;
}

function table(rows: readonly Markup[]): Markup {
  return html`<div class="table" role="region" aria-label="Open offers by their end" tabindex="0"><table>
<thead><tr><th scope="col">Ends</th><th scope="col" class="number">Offers</th><th scope="col">By track</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function groupsOf(all: readonly OffersAt[]): readonly (readonly [OffersAt['at'], readonly OffersAt[]])[] {
  return [...Map.groupBy(all, ({ at }) => at)].sort(([one], [other]) => (one < other ? -1 : 1));
}

function byTrack(season: Season, group: readonly OffersAt[], pathOf: (track: string) => string): Shown {
  return group.map(
    ({ track, offers }, index) =>
      html`${index > 0 && ', '}<a href="${pathOf(track)}">${offers} ${trackLabel(season, track)}</a>`,
  );
}

function total(group: readonly OffersAt[]): number {
  return group.reduce((sum, { offers }) => sum + offers, 0);
}
