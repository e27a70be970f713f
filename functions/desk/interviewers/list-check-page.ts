import { mergedList } from '#domain/interviewers/import-interviewers.ts';
import type { ListedInterviewer, MergedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import { teamsJoined } from '#domain/interviewers/teams-joined.ts';
import type { Season } from '#domain/season/season.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { joinedTeamLine, readColumns, readFields } from '#functions/interviewers/merged-words.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { interviewerFieldNames } from '#functions/wording/interviews/interviewer-words.ts';
import { type CrewModel, crewPath } from './crew-model.ts';
import { linkPreview } from './crew-page.ts';

/** A list without a fault: its interviewers, its text, and what to know of how the file was read. */
export type CheckedList = {
  readonly rows: readonly ListedInterviewer[];
  readonly text: string;
  readonly remarks: readonly string[];
};

/** What a list would change, with the form that stores it. The form carries the list, and the version it was compared with. */
export function listCheckPage(
  coordinator: SignedIn,
  { list, season }: CrewModel,
  { rows, text, remarks, file }: CheckedList & { readonly file: string },
): string {
  const merged = mergedList(list, rows);
  const changes = merged.filter(({ outcome }) => outcome !== 'unchanged');
  const title =
    changes.length === 0
      ? 'The list changes nothing'
      : `The list changes ${counted(changes.length, 'interviewer')}`;
  const teams = teamsJoined(list, merged).map(joinedTeamLine);
  const [first] = list.interviewers;
  const main = html`<h1>${title}</h1>
<p class="lead">${counted(rows.length, 'interviewer')} in ${file}. What the list leaves out stays as it is.</p>
${remarks.map((remark) => html`<p class="note">${remark}</p>`)}
${changes.length > 0 && changesTable(season, changes)}
${teams.length > 0 && html`<section aria-labelledby="teams"><h2 id="teams">Teams</h2><ul>${teams.map((line) => html`<li>${line}</li>`)}</ul></section>`}
${first && linkPreview(season, { ...first, name: rows[0]?.name ?? first.name })}
<form class="stack" method="post" action="${crewPath}/list/store">${csrfField(coordinator)}${hiddenFields([
    ['text', text],
    ['file', file],
    ['shown', String(list.version)],
  ])}
<label><input type="checkbox" name="links" value="yes"><span>Mail their personal link to those of the list who have none yet</span></label>
<p class="actions"><button>Store the list</button><a class="button quiet" href="${crewPath}">Back, and store nothing</a></p></form>`;
  return deskPage({ title, main, coordinator, area: 'interviewers', isWide: true });
}

/** Everything that was read of those whom the list adds or changes. A column of which nothing is known of anybody is left out. */
function changesTable(season: Season, changes: readonly MergedInterviewer[]): Markup {
  const rows = changes.map((merged) => ({ merged, read: readFields(season, merged) }));
  const columns = readColumns.filter((column) =>
    rows.some(({ read }) => read[column].now !== '' || read[column].was !== undefined),
  );
  const was = (text: string | undefined) =>
    text !== undefined && html`<br><small>was ${text || 'empty'}</small>`;
  const cells = ({ read }: (typeof rows)[number]) =>
    columns.map((column) => html`<td><bdi>${read[column].now}</bdi>${was(read[column].was)}</td>`);
  const named = ({ merged: { listed, before } }: (typeof rows)[number]) =>
    html`<th scope="row"><bdi>${listed.name}</bdi>${before ? before.name !== listed.name && was(before.name) : html`<br><small>new</small>`}</th>`;
  return html`<div class="table" role="region" aria-label="What the list says" tabindex="0"><table class="grid">
<thead><tr><th scope="col">Name</th>${columns.map((column) => html`<th scope="col">${columnTitle(column)}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${named(row)}${cells(row)}</tr>`)}</tbody></table></div>`;
}

function columnTitle(column: (typeof readColumns)[number]): string {
  const name = interviewerFieldNames[column];
  return name.charAt(0).toUpperCase() + name.slice(1);
}
