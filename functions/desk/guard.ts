import { type Reply, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { isFromOwnPage } from '#functions/http/same-origin.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { csrfField, hasCsrfToken, withoutCsrf } from './csrf.ts';
import { deskProblemReply } from './replies.ts';
import { signInForm } from './sign-in/sign-in-pages.ts';
import type { SignedIn } from './signed-in.ts';

const signOutRoutes = ['POST /desk/sign-out', 'POST /desk/sign-out-everywhere'];

/**
 * Turns a form away before its route runs: one from another site, one without the token of the session, and any form but
 * that of signing out where the coordinator may only look.
 */
export function turnAwayAtDesk(request: Request, coordinator: SignedIn): Reply | undefined {
  if (!request.route.startsWith('POST ')) return undefined;
  if (!isFromOwnPage(request))
    return deskProblemReply(request, { kind: 'sent-from-elsewhere' }, { coordinator });
  if (coordinator.may === 'read' && !signOutRoutes.includes(request.route))
    return deskProblemReply(request, { kind: 'view-only' }, { coordinator });
  if (hasCsrfToken(request, coordinator)) return undefined;
  return deskProblemReply(
    request,
    { kind: 'form-outdated' },
    { coordinator, more: formAgain(request, coordinator) },
  );
}

/**
 * What somebody is told who is not signed in. What they typed in a form of ours is not lost: they sign in in another
 * window, and send it again from this page. What another site sent is not repeated.
 */
export function replyToSignedOut(request: Request): Reply {
  const isForm = request.method === 'POST' && isFromOwnPage(request);
  const again = isForm ? formAgain(request) : undefined;
  const more = html`${signInForm()}${again ?? strictCookieHint(request)}`;
  return withHeader(deskProblemReply(request, { kind: 'signed-out' }, { more }), 'vary', 'cookie');
}

/** A browser leaves the cookie out when another site, as a mail program's, leads here: from a page of ours it sends it. */
function strictCookieHint({ headers, method, path }: Request): Markup | false {
  if (method !== 'GET' || headers['sec-fetch-site'] !== 'cross-site') return false;
  return html`<p>Already signed in? <a href="${path}">Continue to the desk</a></p>`;
}

/** The fields that were sent, to be looked at and sent once more. A file has to be chosen again. */
function formAgain(request: Request, coordinator?: SignedIn): Markup | undefined {
  if (request.contentType !== 'application/x-www-form-urlencoded' || !request.body) return undefined;
  const fields = withoutCsrf(new URLSearchParams(request.body));
  if (fields.length === 0) return undefined;
  const hidden = fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  const shown = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`);
  return html`<section aria-labelledby="again"><h2 id="again">What you entered is still here</h2>
${!coordinator && html`<p>Keep this page open, sign in in another tab, and then send it from here.</p>`}
<dl>${shown}</dl>
<form method="post" action="${request.path}">${coordinator && csrfField(coordinator)}${hidden}<button>Send again</button></form></section>`;
}
