import { informationTopics } from '#domain/season/information-section.ts';
import { planPath } from '#functions/desk/plan/paths.ts';
import type { PlanModel } from '#functions/desk/plan/plan-model.ts';
import { topicHeadings } from '#functions/information/topic-words.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { draftForm, draftText } from './field-input.ts';

/** The program's own words on the public page, a field for each topic. Links are changed in the file. */
export function informationSection(model: PlanModel): Markup {
  const { information = {} } = model.reading.file;
  const fields = informationTopics.map((topic) => {
    const value = information[topic] ?? '';
    return draftText(model, { name: `information.${topic}`, value, label: topicHeadings[topic] });
  });
  return html`<h2 id="information">Information for applicants</h2>
<p>These texts stand on the <a href="/season">public page</a>, beside the dates, tracks and requirements of the season. Each line is a paragraph. An empty field leaves its heading out.</p>
<details><summary>Change the texts</summary>${draftForm(model, { action: planPath, edit: 'fields' }, html`${fields}<p class="actions"><button>Save the texts</button></p>`)}</details>`;
}
