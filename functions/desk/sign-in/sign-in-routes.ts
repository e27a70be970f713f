import * as z from 'zod/mini';
import { judgeLink } from '#domain/sessions/sign-in.ts';
import { isEmailAddress } from '#domain/values/email-address.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import { sessionCookie } from '#functions/desk/session-cookie.ts';
import { cookieOf, type SignedIn, sessionHash, signedIn } from '#functions/desk/signed-in.ts';
import { readBody } from '#functions/http/body.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { isFromOwnPage } from '#functions/http/same-origin.ts';
import { linkKeys } from '#functions/links/link-keys.ts';
import { readSignInToken } from '#functions/links/sign-in-token.ts';
import { html } from '#functions/page/markup.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { askForLink, lookAtLink, useLink } from './answer-sign-in.ts';
import { destinationOf, noDestination } from './destination.ts';
import { hashedAttempt } from './hashed-attempt.ts';
import { confirmPage, linkSentPage, signInForm, signInPage } from './sign-in-pages.ts';

type Names =
  | 'GET /desk/sign-in'
  | 'POST /desk/sign-in'
  | 'GET /desk/sign-in/sent'
  | 'GET /desk/sign-in/{token}'
  | 'POST /desk/sign-in/{token}';

const wrongAddress = 'Please enter an email address, such as name@example.org.';
const addressBody = z.object({
  address: z.pipe(
    z.pipe(
      z.string(wrongAddress),
      z.transform((text) => text.trim()),
    ),
    z.string().check(z.refine(isEmailAddress, wrongAddress)),
  ),
});

/** The routes before anybody is signed in. Those that change something take a form from our own pages only. */
export function signInRoutes(store: Store, season: string): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  const programName = async () => (await cachedSeason(store, season)).season.program.name;
  return {
    'GET /desk/sign-in': {
      open: true,
      respond: async (request) =>
        (await signedIn(store, season, request))
          ? seeOther('/desk')
          : deskReply(200, signInPage(await programName())),
    },
    'GET /desk/sign-in/sent': {
      open: true,
      respond: async () => deskReply(200, linkSentPage(await programName())),
    },
    'POST /desk/sign-in': {
      open: true,
      respond: (request) => fromOwnPage(request, () => mailLink(store, season, request, programName)),
    },
    'GET /desk/sign-in/{token}': { open: true, respond: (request) => showLink(store, season, request) },
    'POST /desk/sign-in/{token}': {
      open: true,
      respond: (request) => fromOwnPage(request, () => beginSession(store, season, request)),
    },
  };
}

/** Another site must not sign a browser in, not even as somebody whom it knows. */
async function fromOwnPage(request: Request, respond: () => Promise<Reply>): Promise<Reply> {
  return isFromOwnPage(request) ? respond() : deskProblemReply(request, { kind: 'sent-from-elsewhere' });
}

async function mailLink(
  store: Store,
  season: string,
  request: Request,
  programName: () => Promise<string>,
): Promise<Reply> {
  const read = readBody(request, addressBody);
  if ('problem' in read) {
    if (read.problem.kind !== 'body-invalid' || request.wantsJson)
      return deskProblemReply(request, read.problem);
    const typed = new URLSearchParams(request.body).get('address') ?? '';
    return deskReply(422, signInPage(await programName(), { typed, problem: wrongAddress }));
  }
  const { address } = read.body;
  const countedBy = hashedAttempt({ address, source: request.source }, await linkKeys());
  const refusal = await askForLink(store, season, { address, countedBy }, request.now);
  if (!refusal) return seeOther('/desk/sign-in/sent');
  const { zone } = (await cachedSeason(store, season)).season.program;
  return deskProblemReply(request, refusal, { zone });
}

/** The page behind a link. It reads, and uses nothing up. */
async function showLink(store: Store, season: string, request: Request): Promise<Reply> {
  const id = await idOf(season, request);
  if (!id) return unusable(request, { kind: 'sign-in-link-unknown' });
  const found = await lookAtLink(store, season, id);
  const link = judgeLink(found.season, found.record, request.now);
  if (link.kind !== 'usable') return unusable(request, link);
  return deskReply(200, confirmPage(found.season.program.name, request.params.token ?? ''));
}

/** A second press of the button finds the link used; with the session that the first one began, that is as good. */
async function beginSession(store: Store, season: string, request: Request): Promise<Reply> {
  const id = await idOf(season, request);
  if (!id) return unusable(request, { kind: 'sign-in-link-unknown' });
  const before = await cookieOf(season, request);
  const left = before && { left: sessionHash(before.id) };
  const begun = await useLink(store, season, { id, ...left }, request.now);
  if ('kind' in begun) {
    const isSignedIn = begun.refusal.kind === 'sign-in-link-used' && (await signedIn(store, season, request));
    return isSignedIn ? seeOther('/desk') : unusable(request, begun.refusal);
  }
  const cookie = sessionCookie(season, { ...begun, seenAt: request.now }, await linkKeys());
  return { ...seeOther(destinationOf(request)), cookies: [cookie, noDestination] };
}

async function idOf(season: string, { params: { token = '' } }: Request): Promise<string | undefined> {
  return (
    readSignInToken(token, season, await linkKeys()) ?? readSignInToken(token, season, await linkKeys(true))
  );
}

function unusable(request: Request, problem: Parameters<typeof deskProblemReply>[1]): Reply {
  const more = html`${signInForm()}${problem.kind === 'sign-in-link-used' && html`<p>Already signed in on this device? <a href="/desk">Continue to the desk</a>.</p>`}`;
  return deskProblemReply(request, problem, { more });
}
