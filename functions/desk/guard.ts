import type { Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { isFromOwnPage } from '#functions/http/same-origin.ts';
import { hasCsrfToken } from './csrf.ts';
import { formAgain } from './form-again.ts';
import { deskProblemReply } from './replies.ts';
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
  if (request.body === undefined)
    return deskProblemReply(request, { kind: 'body-too-large' }, { coordinator });
  if (hasCsrfToken(request, coordinator)) return undefined;
  return deskProblemReply(
    request,
    { kind: 'form-outdated' },
    { coordinator, more: formAgain(request, coordinator) },
  );
}
