import type { RuleTally } from '#domain/screening/tally.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { LEFT_OUT, limitName, limitOf } from './draft-rules.ts';

export type RulesForm = {
  readonly season: Season;
  readonly tallies: readonly RuleTally[];
  readonly query: URLSearchParams;
  readonly wrong: ReadonlyMap<string, string>;
};

/**
 * Every rule with what it says of how many, and beside it what could be changed: the limit, or the rule left out. It is sent as
 * an address, which can be mailed to a colleague; also a coordinator who may only look can try it.
 */
export function rulesForm(form: RulesForm): Markup {
  const rows = (form.season.screening?.rules ?? []).map((spec) => ruleRow(form, spec));
  return html`<form class="keep" method="get" action="/desk/screening">
<div class="table"><table><caption>The season’s rules, and what they say of how many applications</caption>
<thead><tr><th scope="col">Requirement</th><th scope="col" class="number">Pass</th><th scope="col" class="number">Fail</th><th scope="col" class="number">Missing</th><th scope="col" class="number">To judge</th><th scope="col">What if it were …</th><th scope="col">Leave out</th></tr></thead>
<tbody>${rows}</tbody></table></div>
<p class="actions"><button>Show what would change</button> <a class="button quiet" href="/desk/screening">Back to the season’s rules</a></p>
<p class="hint">This only shows it. To change a rule, change the season file and apply it.</p></form>`;
}

function ruleRow({ tallies, query, ...form }: RulesForm, spec: RuleSpec): Markup {
  const { id, name } = spec;
  const tally = tallies.find(({ rule }) => rule === id);
  const counts = [tally?.pass, tally?.fail, tally?.missing, tally?.judgment];
  const isLeftOut = query.getAll(LEFT_OUT).includes(id);
  return html`<tr><th scope="row">${name} <small class="hint">${id}</small></th>
${counts.map((count) => html`<td class="number">${houseNumber(count ?? 0)}</td>`)}
<td>${limitInput({ ...form, tallies, query }, spec)}</td>
<td><input type="checkbox" name="${LEFT_OUT}" value="${id}" aria-label="Leave out: ${name}"${isLeftOut && html` checked`}></td></tr>`;
}

function limitInput({ season, query, wrong }: RulesForm, spec: RuleSpec): Markup | undefined {
  const limit = limitOf(season, spec);
  if (!limit) return undefined;
  const name = limitName(spec.id);
  const fault = wrong.get(spec.id);
  const [label, type] =
    limit.kind === 'score'
      ? ['Lowest score', html`type="number" inputmode="numeric"`]
      : ['Last day', html`type="date"`];
  const described = fault && html` aria-invalid="true" aria-describedby="${name}-wrong"`;
  return html`<input ${type} name="${name}" value="${query.get(name) || limit.value}" aria-label="${label}: ${spec.name}"${described}>
${fault && html`<p class="wrong" id="${name}-wrong">${fault}</p>`}`;
}
