import type { BulkReview } from '#domain/bulk-reviews/bulk-review.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther, withHeader } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler, RouteName } from '#functions/http/routes.ts';
import { html } from '#functions/page/markup.ts';
import { type BulkAnswer, resumeBulk, undoBulk } from '#functions/review/bulk-reviews.ts';
import { newId } from '#functions/runtime/ids.ts';
import type { Store } from '#functions/store/client.ts';
import { readBulkReview } from '#functions/store/lists/bulk-reviews.ts';
import { bulkJobPage, bulkPath } from './bulk-job-page.ts';

type Names = Extract<RouteName<'desk'>, `${string} /desk/applications/bulk/${string}`>;

/** So many seconds until a page that waits for work looks again. */
const LOOK_AGAIN = '3';

/** The page of something that is done for many, its undo, and having it taken up again. */
export function bulkJobRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  const nameOf = ({ params }: Request, { season }: SignedIn): Pick<BulkReview, 'season' | 'id'> => ({
    season,
    id: params.bulk ?? '',
  });
  return {
    'GET /desk/applications/bulk/{bulk}': {
      respond: async (request, coordinator) => {
        const { season, id } = nameOf(request, coordinator);
        const bulk = await readBulkReview(store, season, id);
        if (!bulk) return deskProblemReply(request, { kind: 'not-in-season' }, { coordinator });
        const reply = deskReply(200, bulkJobPage(coordinator, bulk, request.now));
        return bulk.state === 'done' ? reply : withHeader(reply, 'refresh', LOOK_AGAIN);
      },
    },
    'POST /desk/applications/bulk/{bulk}/undo': {
      respond: async (request, coordinator) => {
        const name = nameOf(request, coordinator);
        const undo = { id: newId('bulk', request.now), title: 'Undo' };
        const answer = await undoBulk(store, name, undo, coordinatorContext(request, coordinator));
        return replyOf(request, coordinator, name, answer);
      },
    },
    'POST /desk/applications/bulk/{bulk}/again': {
      respond: async (request, coordinator) => {
        const name = nameOf(request, coordinator);
        const answer = await resumeBulk(store, name, coordinatorContext(request, coordinator));
        return replyOf(request, coordinator, name, answer);
      },
    },
  };
}

function replyOf(
  request: Request,
  coordinator: SignedIn,
  { id }: Pick<BulkReview, 'id'>,
  answer: BulkAnswer,
): Reply {
  if ('bulk' in answer) return seeOther(bulkPath(answer.bulk));
  const more = html`<p class="actions"><a class="button quiet" href="${bulkPath({ id })}">Look at it as it is now</a></p>`;
  return deskProblemReply(request, answer.refusal, { coordinator, more });
}
