import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { html } from '#functions/page/markup.ts';
import { importsPath } from './paths.ts';

/**
 * Between the bucket and the desk: a browser that comes from another site leaves its session's cookie out, so this page is open
 * and only leads on to where the cookie is sent again.
 */
export function arrivedPage(next: string): string {
  const main = html`<h1>The file has arrived</h1>
<p class="lead"><a href="${next}">Continue</a></p>`;
  return deskPage({ title: 'The file has arrived', main });
}

/** What has arrived, and the button that begins to read it: opening this page does nothing. */
export function checkPage(coordinator: SignedIn, key: string, name: string): string {
  const main = html`<h1>The file has arrived</h1>
<p class="lead"><b><bdi>${name}</bdi></b> is uploaded. Nothing has been read or changed yet.</p>
<form class="stack" method="post" action="${importsPath}">${csrfField(coordinator)}<input type="hidden" name="key" value="${key}">
<button>See what it would change</button></form>
<p><a href="${importsPath}">Choose another file</a></p>`;
  return deskPage({ title: 'The file has arrived', main, coordinator, area: 'imports' });
}
