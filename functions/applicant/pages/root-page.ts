import { html } from '#functions/page/markup.ts';
import { page } from '#functions/page/page.ts';

/** What somebody finds who opens the service without a personal link. */
export function rootPage(): string {
  const main = html`<h1>Interview dates for residency programs</h1>
<p class="lead">Here invited applicants choose the date of their interview. No more people are invited than there are places, and everybody has at least 48 hours to answer.</p>
<p>You get to your own page by the personal link in your invitation. If you have lost that message, answer any mail of the program: it can send you a new link.</p>
<p>Software finds a description of every address in <a href="/openapi.json">openapi.json</a>.</p>`;
  return page({ title: 'Interview dates', from: 'Fairslot', main });
}
