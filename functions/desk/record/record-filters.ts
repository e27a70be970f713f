import type { Season } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { recordKindNames, recordKinds } from '#functions/record/record-kinds.ts';
import type { RecordQuery } from '#functions/record/record-query.ts';

const kindsOfActors = {
  applicant: 'Applicants',
  program: 'Anybody of the program',
  clock: 'The clock',
  mail: 'The mail service',
} as const;

/** The filters of the record as a form that leads to an address, without writing anything. */
export function recordFilters({ coordinators = [] }: Season, query: RecordQuery): Markup {
  const named = [...new Set([...coordinators.map(({ address }) => address), ...nameIn(query)])];
  const actors = [...Object.entries(kindsOfActors), ...named.map((name) => [name, name] as const)];
  const kinds = recordKinds.map((kind) => [kind, recordKindNames[kind]] as const);
  return html`<form class="filters keep" method="get" action="/desk/record" role="search" aria-label="Filters">
<label>Person<small>AAMC ID or email address</small><input type="search" name="person" value="${query.person ?? ''}" maxlength="200" autocomplete="off"></label>
<label>From day<input type="date" name="from" value="${query.from ?? ''}"></label>
<label>To day<input type="date" name="until" value="${query.until ?? ''}"></label>
${choiceOf('by', 'Changed by', 'Anybody', actors, query.by)}
${choiceOf('kind', 'Kind of change', 'All kinds', kinds, query.kind)}
<button>Show</button><a class="button quiet" href="/desk/record">Show all</a></form>`;
}

/** A name that acted at the terminal is in nobody's list of coordinators. */
function nameIn({ by }: RecordQuery): readonly string[] {
  return by === undefined || by in kindsOfActors ? [] : [by];
}

function choiceOf(
  name: string,
  label: string,
  any: string,
  options: readonly (readonly [value: string, title: string])[],
  chosen: string | undefined,
): Markup {
  return html`<label>${label}<select name="${name}"><option value="">${any}</option>${options.map(
    ([value, title]) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${title}</option>`,
  )}</select></label>`;
}
