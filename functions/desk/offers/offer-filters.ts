import { offerStates } from '#domain/offers/offer.ts';
import { startNames } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { offerStateNames } from '#functions/sheets/offer-words.ts';
import { shortDay } from '#functions/wording/days.ts';
import type { OfferListModel } from './load-offers.ts';
import { offerListPath } from './offer-list-path.ts';

type Choice = { readonly value: string; readonly title: string };

/** The filters as a form that leads to an address: without script, and without writing anything. */
export function offerFilters({ season, query, endsOn }: OfferListModel): Markup {
  const tracks = season.tracks.map(({ id, name }) => ({ value: id, title: name }));
  const statuses = offerStates.map((value) => ({ value, title: offerStateNames[value] }));
  const days = (all: readonly string[]) => all.map(dayChoice);
  const known = query.ends === undefined || query.ends === 'soon' ? [] : [query.ends];
  return html`<form class="filters keep" method="get" action="/desk/offers" role="search" aria-label="Filters">
<label>Name, email or AAMC ID<input type="search" name="search" value="${query.search ?? ''}" maxlength="200" autocomplete="off"></label>
${select('status', 'Status', query.status, statuses)}
${select('track', 'Considered for', query.track, tracks)}
${select('as', 'Takes seats as', query.as, tracks)}
${select('on', 'Interview day', query.on, days(season.days.map(({ on }) => on)))}
${select('start', 'Start', query.start, startNames.map(startChoice))}
${select('ends', 'Answer due', query.ends, [{ value: 'soon', title: 'Within 48 hours' }, ...days([...new Set([...endsOn, ...known])].sort())])}
<label>Answer due before<input type="date" name="before" value="${query.before ?? ''}"></label>
${select('mail', 'Mail', query.mail, [{ value: 'trouble', title: 'Does not arrive' }])}
${select('sort', 'Order', query.sort === 'name' ? undefined : query.sort, [{ value: 'ends', title: 'By when the answer is due' }], 'By name')}
<button>Show</button><a class="button quiet" href="${offerListPath()}">Show all</a></form>`;
}

function dayChoice(on: string): Choice {
  return { value: on, title: shortDay(on as Parameters<typeof shortDay>[0]) };
}

function startChoice(value: (typeof startNames)[number]): Choice {
  return { value, title: value === 'morning' ? 'Morning' : 'Afternoon' };
}

function select(
  name: string,
  label: string,
  chosen: string | undefined,
  choices: readonly Choice[],
  none = 'Any',
): Markup {
  const options = choices.map(
    ({ value, title }) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${title}</option>`,
  );
  return html`<label>${label}<select name="${name}"><option value="">${none}</option>${options}</select></label>`;
}
