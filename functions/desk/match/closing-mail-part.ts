import { peopleToTell } from '#domain/closing-mail/closing-mail.ts';
import type { MatchGround } from '#domain/match-lists/candidates.ts';
import { closingMailAt } from '#domain/season/closing-mail-time.ts';
import { closingMailTo } from '#functions/notices/mails/after-interview/closing-mail.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';

/** What those who interviewed will be written to after the last day, when, and to how many as it stands; or that nothing will be. */
export function closingMailPart({ season, offers, withdrawn, now }: MatchGround): Markup {
  const at = closingMailAt(season);
  if (at === undefined)
    return html`<h2 id="closing-mail">Mail after the last day</h2><p>The season file has no text about letters after the interview (<code>messages: letters</code>), so nobody is written to.</p>`;
  const told = offers.filter(({ closingToldAt }) => closingToldAt !== undefined).length;
  const left = peopleToTell(season, offers, now).filter(
    ({ applicant }) => !withdrawn.has(applicant.id),
  ).length;
  const { text, subject } = closingMailTo(season, 'Sample Applicant');
  return html`<h2 id="closing-mail">Mail after the last day</h2>
<p>${now < at ? html`Everybody who has interviewed by then is written to on <b>${shortInstant(at, season.program.zone)}</b>, once` : html`${counted(told, 'person was', 'people were')} written to`}: not those who did not come, who withdrew, or who were erased. ${now < at && left > 0 && `As it stands, ${counted(left, 'person', 'people')}.`}</p>
<details><summary>The message that each gets</summary><p><b>${subject}</b></p><pre>${text}</pre></details>`;
}
