import { formAgain } from '#functions/desk/form-again.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import { sessionCookieName } from '#functions/desk/session-cookie.ts';
import type { Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { isFromOwnPage } from '#functions/http/same-origin.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { destinationCookie } from './destination.ts';
import { signInForm, signInPage } from './sign-in-pages.ts';

/**
 * What somebody is told who is not signed in. A page that was asked for is opened after the sign-in. What was typed in a
 * form of ours is not lost: its sender signs in in another tab, and sends it again from this page. What another site sent
 * is not repeated.
 */
export async function replyToSignedOut(store: Store, season: string, request: Request): Promise<Reply> {
  if (request.method === 'POST') {
    const again = isFromOwnPage(request) && formAgain(request);
    return deskProblemReply(request, { kind: 'signed-out' }, { more: html`${signInForm()}${again}` });
  }
  const more = html`${signInForm()}${strictCookieHint(request)}`;
  const hadSession = request.cookies[sessionCookieName] !== undefined;
  const reply =
    hadSession || request.wantsJson
      ? deskProblemReply(request, { kind: 'signed-out' }, { more })
      : deskReply(
          401,
          signInPage((await cachedSeason(store, season)).season.program.name, {
            more: strictCookieHint(request),
          }),
        );
  return { ...reply, cookies: destinationCookie(request) };
}

/** A browser leaves the cookie out when another site, as a mail program's, leads here: from a page of ours it sends it. */
function strictCookieHint({ headers, path }: Request): Markup | false {
  if (headers['sec-fetch-site'] !== 'cross-site') return false;
  return html`<p>Already signed in? <a href="${encodeURI(path)}">Continue to the desk</a>.</p>`;
}
