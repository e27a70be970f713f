import type { LeftBehind } from '#domain/planned-days/interviews-ahead.ts';
import { interviewDayPath } from '#functions/desk/interviews/interviews-path.ts';
import type { Mail } from '#functions/mail/mail.ts';
import type { ToldBy } from '#functions/notices/told-by.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { listed } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { leftBehindLines } from '#functions/wording/interviews/left-behind-words.ts';

/** The messages that a deed sends, each as its reader will have it. */
export function mailPreviews(to: string, { mails, coordinators, interviewers }: ToldBy): Markup {
  return html`${mails.length === 0 ? html`<p>The applicant is not mailed.</p>` : mails.map((mail) => mailPreview(to, mail))}
${coordinators.length > 0 && html`<p>A day close ahead changes, so these coordinators are told at once: ${coordinators.join(', ')}.</p>`}
${interviewers.length > 0 && html`<p>These interviewers, who have yet to meet the applicant that day, are told at once: ${listed(interviewers)}.</p>`}`;
}

/** The published interviews that a deed leaves without the applicant, and where a repair is planned. */
export function leftBehindPart(zone: string, left: readonly LeftBehind[]): Markup | false {
  const days = left.map(({ on }) => html`<a href="${interviewDayPath(on)}">${shortDay(on)}</a>`);
  return (
    left.length > 0 &&
    html`<p>Published interviews that will no longer fit:</p><ul>${leftBehindLines(zone, left).map((line) => html`<li>${line}</li>`)}</ul>
<p>Their interviewers are not told until the day is planned again and published: ${days.map((day, index) => html`${index > 0 && ', '}${day}`)}.</p>`
  );
}

const files: Readonly<Record<string, string>> = {
  REQUEST: 'adds or updates the calendar entry',
  CANCEL: 'removes the calendar entry',
  PUBLISH: 'holds the calendar entries',
};

function mailPreview(to: string, { subject, text, calendar }: Mail): Markup {
  return html`<article class="card"><h3>${subject}</h3>
<p class="hint">To <bdi>${to}</bdi>${calendar && html`, with ${calendar.name}, which ${files[calendar.method]}`}</p>
<p class="letter">${text.trimEnd()}</p></article>`;
}
