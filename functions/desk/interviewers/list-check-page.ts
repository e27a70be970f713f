import { mergedList } from '#domain/interviewers/import-interviewers.ts';
import type { ListedInterviewer } from '#domain/interviewers/listed-interviewer.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html } from '#functions/page/markup.ts';
import { counted } from '#functions/wording/counted.ts';
import { fieldList } from '#functions/wording/interviews/interviewer-words.ts';
import { type CrewModel, crewPath } from './crew-model.ts';
import { linkPreview } from './crew-page.ts';

/** A list without a fault: its interviewers, its text, and what to know of how the file was read. */
export type CheckedList = {
  readonly rows: readonly ListedInterviewer[];
  readonly text: string;
  readonly remark?: string | undefined;
};

/** What a list would change, with the form that stores it. The form carries the list, and the version it was compared with. */
export function listCheckPage(
  coordinator: SignedIn,
  { list, season }: CrewModel,
  { rows, text, remark, file }: CheckedList & { readonly file: string },
): string {
  const merged = mergedList(list, rows);
  const changes = merged.filter(({ outcome }) => outcome !== 'unchanged');
  const title =
    changes.length === 0
      ? 'The list changes nothing'
      : `The list changes ${counted(changes.length, 'interviewer')}`;
  const lines = changes.map(
    ({ outcome, listed: { name }, fields }) =>
      html`<li><bdi>${name}</bdi>: ${outcome === 'new' ? 'new' : fieldList(fields)}</li>`,
  );
  const [first] = list.interviewers;
  const main = html`<h1>${title}</h1>
<p class="lead">${counted(rows.length, 'interviewer')} in ${file}. What the list leaves out stays as it is.</p>
${remark !== undefined && html`<p class="hint">${remark}</p>`}
<ul>${lines}</ul>
${first && linkPreview(season, { ...first, name: rows[0]?.name ?? first.name })}
<form class="stack" method="post" action="${crewPath}/list/store">${csrfField(coordinator)}${hiddenFields([
    ['text', text],
    ['file', file],
    ['shown', String(list.version)],
  ])}
<label><input type="checkbox" name="links" value="yes"><span>Mail their personal link to those of the list who have none yet</span></label>
<p class="actions"><button>Store the list</button><a class="button quiet" href="${crewPath}">Back, and store nothing</a></p></form>`;
  return deskPage({ title, main, coordinator, area: 'interviewers' });
}
