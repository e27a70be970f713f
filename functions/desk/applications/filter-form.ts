import { signals } from '#domain/application-list/list-query.ts';
import { statuses } from '#domain/review/status.ts';
import { ruleOutcomes } from '#domain/screening/verdict.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { outcomeNames, statusNames } from '#functions/wording/application-words.ts';
import type { ListModel } from './load-list.ts';

type Option = { readonly value: string; readonly title: string };

/** The filters as a form that leads to an address: without script, and without writing anything. */
export function filterForm({ season, query, schools }: ListModel): Markup {
  const { screening, tracks } = season;
  const rules = screening?.rules ?? [];
  const facts = screening?.facts ?? [];
  return html`<form class="filters keep" method="get" action="/desk/applications" role="search" aria-label="Filters">
<label>Name or AAMC ID<input type="search" name="search" value="${query.search ?? ''}" maxlength="200" autocomplete="off"></label>
${choice(
  'status',
  'Status',
  query.status,
  statuses.map((value) => ({ value, title: statusNames[value] })),
)}
${choice(
  'track',
  'Considered for',
  query.track,
  tracks.map(({ id, name }) => ({ value: id, title: name })),
)}
${choice(
  'verdict',
  'Verdict',
  query.verdict,
  ruleOutcomes.map((value) => ({ value, title: outcomeNames[value] })),
)}
${choice(
  'rule',
  'Of requirement',
  query.rule,
  rules.map(({ id, name }) => ({ value: id, title: name })),
)}
${choice('school', 'School', query.school, [...schools.map(plain), { value: 'unknown', title: 'Not known' }])}
${choice(
  'signal',
  'Signal',
  query.signal,
  signals.map((value) => ({ value, title: signalNames[value] })),
)}
${facts.length > 0 && choice('lacks', 'Without the fact', query.lacks, facts.map(plain))}
${choice('needs', 'Questions', query.needs, [{ value: 'person', title: 'Need a person' }])}
${query.sort !== 'name' || query.isDescending ? html`<input type="hidden" name="sort" value="${query.isDescending ? '-' : ''}${query.sort}">` : ''}
<button>Show</button><a class="button quiet" href="/desk/applications">Show all</a></form>`;
}

const signalNames: Readonly<Record<(typeof signals)[number], string>> = {
  ...{ gold: 'Gold', silver: 'Silver', yes: 'Yes', none: 'None', unknown: 'Not known' },
};

function plain(value: string): Option {
  return { value, title: value };
}

function choice(name: string, label: string, chosen: string | undefined, options: readonly Option[]): Shown {
  return html`<label>${label}<select name="${name}"><option value="">Any</option>${options.map(
    ({ value, title }) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${title}</option>`,
  )}</select></label>`;
}
