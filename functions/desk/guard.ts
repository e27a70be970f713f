import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { isFromOwnPage } from '#functions/http/same-origin.ts';
import { hasCsrfToken } from './csrf.ts';
import { formAgain } from './form-again.ts';
import { questionsPath } from './questions/questions-path.ts';
import { deskProblemReply } from './replies.ts';
import type { SignedIn } from './signed-in.ts';

const signOutRoutes = ['POST /desk/sign-out', 'POST /desk/sign-out-everywhere'];

/**
 * Turns a page away from a resident of the panel, who sees the questions only, and a form before its route runs: one from another site, one without the token of the session, and any form but
 * that of signing out where the coordinator may only look.
 */
export function turnAwayAtDesk(request: Request, coordinator: SignedIn): Reply | undefined {
  if (coordinator.may === 'moderate' && !isOfPanel(request.route))
    return request.route === 'GET /desk'
      ? seeOther(questionsPath)
      : deskProblemReply(request, { kind: 'panel-only' }, { coordinator });
  if (!request.route.startsWith('POST ')) return undefined;
  if (!isFromOwnPage(request))
    return deskProblemReply(request, { kind: 'sent-from-elsewhere' }, { coordinator });
  if (!mayPost(coordinator, request.route))
    return deskProblemReply(request, { kind: 'view-only' }, { coordinator });
  if (request.body === undefined)
    return deskProblemReply(request, { kind: 'body-too-large' }, { coordinator });
  if (hasCsrfToken(request, coordinator)) return undefined;
  return deskProblemReply(
    request,
    { kind: 'form-outdated' },
    { coordinator, more: formAgain(request, coordinator) },
  );
}

/** Whether a resident of the panel may open it: the questions, and the way out. */
function isOfPanel(route: string): boolean {
  return signOutRoutes.includes(route) || route.split(' ')[1]?.startsWith(questionsPath) === true;
}

/** Questions are moderated by residents only, and everything else is changed by those who may edit. */
function mayPost({ may }: SignedIn, route: string): boolean {
  if (signOutRoutes.includes(route)) return true;
  return may === (isOfPanel(route) ? 'moderate' : 'edit');
}
