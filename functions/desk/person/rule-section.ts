import type { RuleVerdict } from '#domain/screening/verdict.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { outcomeNames } from '#functions/wording/application-words.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { deedForm, reasonField, typedIn } from './deed-form.ts';
import { type PersonModel, ruleNameIn } from './person-model.ts';

/** What each rule says, from where, and what a person entered. */
export function ruleSection(model: PersonModel): Markup {
  const { verdicts } = model.reviewed;
  if (verdicts.length === 0)
    return html`<section aria-labelledby="rules"><h2 id="rules">Requirements</h2><p>The season file states none for this applicant.</p></section>`;
  return html`<section aria-labelledby="rules"><h2 id="rules">Requirements</h2>
<p class="hint">A rule informs. A person decides.</p>
<div class="table" role="region" aria-label="Table of requirements" tabindex="0"><table>
<caption>What each requirement says of this application</caption>
<thead><tr><th scope="col">Requirement</th><th scope="col">Verdict</th><th scope="col">Seen</th><th scope="col">Source</th></tr></thead>
<tbody>${verdicts.map((verdict) => ruleRow(model, verdict))}</tbody></table></div>
${verdicts.map((verdict) => entryForms(model, verdict))}</section>`;
}

function ruleRow({ season, coordinator }: PersonModel, verdict: RuleVerdict): Markup {
  const { rule, outcome, seen, source, on, by, toDo, entered, derived } = verdict;
  const clocks = { program: coordinator.zone, reader: coordinator.zone };
  return html`<tr><th scope="row">${ruleNameIn(season, rule)}${by && html` <small>by ${formatDayWithYear(by)}</small>`}</th>
<td>${outcomeNames[outcome]}${
    entered &&
    html`<br><small>${derived === 'judgment' ? 'Judged' : `Overridden (${outcomeNames[derived ?? outcome]})`} by ${entered.who.name}, ${formatInstant(entered.at, clocks)}: ${entered.reason}</small>`
  }</td>
<td>${seen}${toDo && html`<br><small>${toDo}</small>`}</td><td>${source}${on && html`<br><small>as of ${formatDayWithYear(on)}</small>`}</td></tr>`;
}

function entryForms(model: PersonModel, { rule, outcome, entered, derived }: RuleVerdict): Markup | false {
  if (model.coordinator.may !== 'edit') return false;
  const name = ruleNameIn(model.season, rule);
  const typed = typedIn(model, 'enter-verdict', { rule }) ?? typedIn(model, 'take-verdict-back', { rule });
  const what = (derived ?? outcome) === 'judgment' ? 'Judge' : 'Override';
  return html`<details${typed && html` open`}><summary>${what}: ${name}</summary>
${deedForm(
  model,
  'enter-verdict',
  { rule },
  html`<fieldset><legend>Your verdict on ${name}</legend>
${(['pass', 'fail'] as const).map((each) => html`<label><input type="radio" name="outcome" value="${each}" required${typed?.get('outcome') === each && html` checked`}><span>${outcomeNames[each]}</span></label>`)}</fieldset>
${reasonField(model, 'enter-verdict', { rule }, `for ${name}`)}<button>Enter verdict</button>`,
)}${
  entered &&
  deedForm(
    model,
    'take-verdict-back',
    { rule },
    html`${reasonField(model, 'take-verdict-back', { rule }, `to take back ${name}`)}<button class="quiet">Take the entered verdict back</button>`,
  )
}</details>`;
}
