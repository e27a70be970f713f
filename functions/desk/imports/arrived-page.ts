import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, withHeader } from '#functions/http/reply.ts';
import { html } from '#functions/page/markup.ts';

/**
 * Between the bucket and the desk: a browser that comes from another site leaves its session's cookie out, so this page is open
 * and only leads on to `path`, where the cookie is sent again.
 */
export function arrivedAt(path: string, query: URLSearchParams): Reply {
  const next = `${path}?${new URLSearchParams({ key: query.get('key') ?? '' })}`;
  const main = html`<h1>The file has arrived</h1>
<p class="lead"><a href="${next}">Continue</a></p>`;
  const page = deskPage({ title: 'The file has arrived', main });
  return withHeader(deskReply(200, page), 'refresh', `0; url=${next}`);
}

/** Where a file that has arrived is begun to be read, and what the button says. */
type Arrived = { readonly area: 'imports' | 'facts'; readonly action: string; readonly button: string };

/** What has arrived, and the button that begins to read it: opening this page does nothing. */
export function checkPage(
  coordinator: SignedIn,
  { key, name }: { readonly key: string; readonly name: string },
  { area, action, button }: Arrived,
): string {
  const main = html`<h1>The file has arrived</h1>
<p class="lead"><b><bdi>${name}</bdi></b> is uploaded. Nothing has been read or changed yet.</p>
<form class="stack" method="post" action="${action}">${csrfField(coordinator)}<input type="hidden" name="key" value="${key}">
<button>${button}</button></form>
<p><a href="/desk/${area}">Choose another file</a></p>`;
  return deskPage({ title: 'The file has arrived', main, coordinator, area });
}
