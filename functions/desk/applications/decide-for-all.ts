import type { ListQuery } from '#domain/application-list/list-query.ts';
import { readListQuery } from '#domain/application-list/list-query.ts';
import type { Season } from '#domain/season/season.ts';
import { coordinatorContext } from '#functions/desk/coordinator-context.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import { deskReply } from '#functions/desk/replies.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { type Reply, seeOther } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import { beginForList } from '#functions/review/bulk-reviews.ts';
import { loadMatchingRows } from '#functions/review/load-matching.ts';
import { newId } from '#functions/runtime/ids.ts';
import type { Store } from '#functions/store/client.ts';
import { deedChoices } from './bulk-deed.ts';
import { bulkPath } from './bulk-job-page.ts';
import type { AllRequest } from './bulk-request.ts';
import { confirmAllPage } from './confirm-all-page.ts';
import { unusablePage } from './decide-page.ts';

/** The page between choice and deed; after a refusal, with why, and with what was typed. */
export function confirmAll(
  { now }: Request,
  coordinator: SignedIn,
  { choice, list, matching }: AllRequest,
  fields: URLSearchParams,
  problem?: DeskProblem,
): Reply {
  // A new id after a refusal: nothing has begun under the old one.
  const form = { choice, list, bulk: newId('bulk', now), reason: fields.get('reason') ?? '', problem };
  const status = problem ? tellAtDesk(problem).status : 200;
  return deskReply(status, confirmAllPage(coordinator, form, matching));
}

/** Begins the job, if the list still shows those who were seen, and leads to its page. */
export async function decideForAll(
  store: Store,
  season: Season,
  request: Request,
  coordinator: SignedIn,
  fields: URLSearchParams,
): Promise<Reply> {
  const choice = deedChoices(season).find(({ value }) => value === fields.get('deed'));
  const list = fields.get('list') ?? '';
  const read = readListQuery(season, [...new URLSearchParams(list)]);
  if (!choice || 'problems' in read)
    return deskReply(
      422,
      unusablePage(coordinator, 'The selection cannot be read. Go back, and select again.'),
    );
  const again = async (problem: DeskProblem) => {
    const matching = await loadMatchingRows(store, season.id, read.query, request.now);
    return confirmAll(request, coordinator, { choice, list, matching }, fields, problem);
  };
  const reason = (fields.get('reason') ?? '').trim();
  if (reason === '' || reason.length > LONGEST_REASON) return again({ kind: 'why-needed' });
  const { id } = season;
  const asked = {
    id: idOf(fields, request),
    season: id,
    deed: choice.deed,
    title: choice.title,
    reason,
    list,
  };
  const shown = shownIn(fields, read.query);
  const answer = await beginForList(store, asked, shown, coordinatorContext(request, coordinator));
  return 'bulk' in answer ? seeOther(bulkPath(answer.bulk)) : again(answer.refusal);
}

function shownIn(fields: URLSearchParams, query: ListQuery) {
  return { query, count: Number(fields.get('count')) || 0, digest: fields.get('seen') ?? '' };
}

/** The id that the page before has made, so that a form that is sent twice is one job. */
function idOf(fields: URLSearchParams, { now }: Request): string {
  const given = fields.get('bulk') ?? '';
  return /^bulk_[0-9a-z]{26}$/.test(given) ? given : newId('bulk', now);
}
