import { html } from '#functions/page/markup.ts';
import { page } from '#functions/page/page.ts';

/** What somebody finds who opens the service without a personal link. */
export function rootPage(): string {
  const main = html`<h1>Residency interview scheduling</h1>
<p class="lead">Invited applicants choose their interview date here. Programs never invite more people than they have interview spots, and every applicant has at least 48 hours to respond.</p>
<p>To get to your own page, open the personal link in your invitation. If you can’t find that email, reply to any email from the program and ask for a new link.</p>
<p>What the program looks for, and its dates: <a href="/season">information for applicants</a>.</p>
<p>For developers: every endpoint is described in <a href="/openapi.json">openapi.json</a>.</p>`;
  return page({ title: 'Interview scheduling', from: 'Fairslot', main });
}
