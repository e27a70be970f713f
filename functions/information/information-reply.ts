import { htmlReply, type Reply } from '#functions/http/reply.ts';
import type { Request } from '#functions/http/request.ts';
import type { Store } from '#functions/store/client.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import { informationModel } from './information-model.ts';
import { informationPage } from './information-page.ts';

/** The public page is the same for everybody, so browsers and caches may keep it for five minutes, and search engines may list it. */
const publicHeaders = { 'cache-control': 'public, max-age=300', 'x-robots-tag': 'all' };

/** Replies with the public page of the season. Throws `NotFound` while no season of that id is applied. */
export async function informationReply(store: Store, season: string, request: Request): Promise<Reply> {
  const applied = await cachedSeason(store, season);
  const model = informationModel(applied.season, request.now, request.query.get('zone'));
  const reply = htmlReply(200, informationPage(model));
  return { ...reply, headers: { ...reply.headers, ...publicHeaders } };
}
