import type { Dossier } from '#domain/screening/dossier.ts';
import { ruleVersion } from '#domain/screening/rule-version.ts';
import type { WhatIf } from '#domain/screening/what-if.ts';
import type { Season } from '#domain/season/season.ts';
import type { SelfIdentifications } from '#domain/self-identification/self-identification.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { answerCautions, auditCautions, auditLegend } from '#functions/screening/audit-words.ts';
import { screeningSummary } from '#functions/screening/screening-summary.ts';
import {
  auditParts,
  changesSheet,
  turnedRulesSheet,
  whatIfSummary,
} from '#functions/screening/what-if-report.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { rulesForm } from './rules-form.ts';
import { sheetTable } from './sheet-table.ts';

/** So many names are on the page; the terminal writes all of them to a file. */
const MOST_NAMED = 200;

export type ScreeningModel = {
  readonly season: Season;
  readonly draft: Season;
  readonly wrong: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly dossiers: readonly Dossier[];
  readonly found: WhatIf;
  /** What people said of themselves, where the season audits that. */
  readonly answers?: SelfIdentifications;
};

/** What the rules say of everybody, and below it what other limits would change, for whom, and how that falls on groups. */
export function screeningPage(coordinator: SignedIn, model: ScreeningModel): string {
  const { season, draft, wrong, query, found, answers } = model;
  const isDraft = ruleVersion(draft) !== ruleVersion(season);
  const title = isDraft ? `Screening: ${found.changes.length} would change side` : 'Screening';
  const main = html`<h1>${title}</h1>
${isDraft ? whatWouldChange(model) : standsNow(model)}
<h2>Rules</h2>
${wrong.size > 0 && html`<p class="wrong" role="status">One of the limits cannot be used. The season’s own limit counts instead.</p>`}
${rulesForm({ season, tallies: found.before.tally.rules, query, wrong })}
<h2>How the rules fall on groups</h2>
<p>${auditLegend}</p>
<ul>${[...auditCautions, ...(answers ? answerCautions : [])].map((caution) => html`<li>${caution}</li>`)}</ul>
${auditParts(draft, found, { showsBefore: isDraft, ...(answers ? { answers } : {}) }).map(({ heading, sheet }) => sheetTable(heading, sheet))}`;
  return deskPage({ title, main, coordinator, area: 'screening', isWide: true });
}

/** What is shown where the season file has no rules. */
export function noRulesPage(coordinator: SignedIn): string {
  const main = html`<h1>Screening</h1>
<p class="lead">The season file has no rules yet.</p>
<p>Add <code>screening</code> to it, as <code>seasons/template.yaml</code> shows, and apply it. Then this page says what each rule says of your applications.</p>`;
  return deskPage({ title: 'Screening', main, coordinator, area: 'screening' });
}

/** Where everybody stands, and what needs a person; the first sentence is drawn as figures. */
function standsNow({ season, dossiers, found: { before } }: ScreeningModel): Markup {
  const [, ...more] = screeningSummary(season, dossiers, before.tally);
  const { fails, open, passes } = before.tally.sides;
  const figure = (count: number, words: string) => html`<li><b>${houseNumber(count)}</b>${words}</li>`;
  return html`<ul class="figures">${figure(dossiers.length, 'applications')}${figure(fails, 'of them fail a rule')}
${figure(open, 'fail none, and something is open')}${figure(passes, 'pass every rule')}</ul>
${lines(more)}`;
}

function whatWouldChange({ season, draft, found }: ScreeningModel): Markup {
  const { columns, rows } = changesSheet(found.changes);
  const more = rows.length - MOST_NAMED;
  return html`${lines(whatIfSummary(season, draft, found))}
${sheetTable('Rules that would say something else', turnedRulesSheet(found))}
${sheetTable('Who would change side', { columns, rows: rows.slice(0, MOST_NAMED) }, personPath)}
${more > 0 && html`<p>And ${more} more. <code>npm run season -- screen --draft FILE --out LIST.csv</code> writes all of them.</p>`}`;
}

function lines(all: readonly string[]): Markup {
  return html`${all.map((line) => html`<p>${line}</p>`)}`;
}
