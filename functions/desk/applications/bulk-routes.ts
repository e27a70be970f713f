import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { deskProblemReply, deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { RouteHandler } from '#functions/http/routes.ts';
import { previewReviews } from '#functions/review/preview-reviews.ts';
import { reviewApplications } from '#functions/review/review-applications.ts';
import { newId } from '#functions/runtime/ids.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { houseNumber } from '#functions/wording/counted.ts';
import { readBulkRequest } from './bulk-request.ts';
import { confirmAll, decideForAll } from './decide-for-all.ts';
import { confirmManyPage, decidedPage, unusablePage } from './decide-page.ts';

type Names =
  | 'GET /desk/applications/decide'
  | 'POST /desk/applications/decide'
  | 'POST /desk/applications/undo';

/** Five hundred people with their versions, and a long reason. */
const BODY_LIMIT = 64 * 1024;

/** Deciding for many: the page between choice and deed, the deed, and its undo. */
export function bulkRoutes(store: Store): Readonly<Record<Names, RouteHandler<SignedIn>>> {
  return {
    'GET /desk/applications/decide': {
      respond: (request, coordinator) => confirm(store, request, coordinator, request.query),
    },
    'POST /desk/applications/decide': {
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) => decide(store, request, coordinator),
    },
    'POST /desk/applications/undo': {
      bodyLimit: BODY_LIMIT,
      respond: (request, coordinator) => undo(store, request, coordinator),
    },
  };
}

async function confirm(
  store: Store,
  request: Request,
  coordinator: SignedIn,
  fields: URLSearchParams,
  problem?: string,
): Promise<Reply> {
  const { season } = await cachedSeason(store, coordinator.season);
  const asked = await readBulkRequest(store, season, fields, request.now);
  if ('problem' in asked) return deskReply(422, unusablePage(coordinator, asked.problem));
  if ('all' in asked) return confirmAll(request, coordinator, asked.all, fields);
  const { choice, chosen } = asked;
  const preview = await previewReviews(
    store,
    season.id,
    chosen,
    choice.deed,
    coordinatorContext(request, coordinator),
  );
  const bulk = fields.get('bulk') || newId('bulk', request.now);
  const form = { bulk, reason: fields.get('reason') ?? '', ...(problem ? { problem } : {}) };
  return deskReply(problem ? 422 : 200, confirmManyPage(coordinator, asked, preview, form));
}

async function decide(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  if (request.body === undefined)
    return deskProblemReply(request, { kind: 'body-too-large' }, { coordinator });
  const fields = new URLSearchParams(request.body);
  if (fields.has('seen')) {
    const { season } = await cachedSeason(store, coordinator.season);
    return decideForAll(store, season, request, coordinator, fields);
  }
  const reason = (fields.get('reason') ?? '').trim();
  if (reason === '' || reason.length > LONGEST_REASON)
    return confirm(
      store,
      request,
      coordinator,
      fields,
      `Give a reason, of at most ${houseNumber(LONGEST_REASON)} characters.`,
    );
  const { season } = await cachedSeason(store, coordinator.season);
  const asked = await readBulkRequest(store, season, fields, request.now);
  if ('problem' in asked) return deskReply(422, unusablePage(coordinator, asked.problem));
  if ('all' in asked) return confirmAll(request, coordinator, asked.all, fields);
  const { choice, chosen, list } = asked;
  const bulk = { id: bulkIdOf(fields, request), of: chosen.length };
  const many = { ...choice.deed, reason, bulk };
  const answer = await reviewApplications(
    store,
    season.id,
    chosen,
    many,
    coordinatorContext(request, coordinator),
  );
  return deskReply(200, decidedPage(coordinator, choice.title, list, answer, newId('bulk', request.now)));
}

async function undo(store: Store, request: Request, coordinator: SignedIn): Promise<Reply> {
  if (request.body === undefined)
    return deskProblemReply(request, { kind: 'body-too-large' }, { coordinator });
  const fields = new URLSearchParams(request.body);
  const { season } = await cachedSeason(store, coordinator.season);
  fields.set('deed', 'reopen');
  const asked = await readBulkRequest(store, season, fields, request.now);
  if ('problem' in asked) return deskReply(422, unusablePage(coordinator, asked.problem));
  if ('all' in asked) return confirmAll(request, coordinator, asked.all, fields);
  const { chosen, list } = asked;
  const bulk = { id: bulkIdOf(fields, request), of: chosen.length };
  const many = { action: 'undo', reason: '', bulk } as const;
  const answer = await reviewApplications(
    store,
    season.id,
    chosen,
    many,
    coordinatorContext(request, coordinator),
  );
  return deskReply(200, decidedPage(coordinator, 'Undo', list, answer));
}

/** The id that the page before has made, so that a form that is sent twice is one deed. */
function bulkIdOf(fields: URLSearchParams, { now }: Request): string {
  const given = fields.get('bulk') ?? '';
  return /^bulk_[0-9a-z]{26}$/.test(given) ? given : newId('bulk', now);
}
