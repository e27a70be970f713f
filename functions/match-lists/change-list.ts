import type { DecisionContext } from '#domain/decisions/decision.ts';
import {
  changeMatchList,
  type MatchListAsked,
  type MatchListStanding,
} from '#domain/match-lists/change-match-list.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readMatchList } from '#functions/store/match-lists/match-lists.ts';
import { loadMatchGround } from './load-match-ground.ts';

/** Which list of which season. */
export type MatchListName = { readonly season: string; readonly code: string };

/** Everything about one list, in one round trip. */
export async function loadMatchList(
  store: Store,
  { season, code }: MatchListName,
  now: DecisionContext['now'],
): Promise<MatchListStanding> {
  const [ground, list] = await Promise.all([
    loadMatchGround(store, season, now),
    readMatchList(store, season, code),
  ]);
  return { ...ground, code, list };
}

/** Changes a list on a fresh read: of two people who change it at once the second is told what the first did. */
export async function changeList(
  store: Store,
  name: MatchListName,
  asked: MatchListAsked,
  context: DecisionContext,
) {
  const { verdict, standing } = await attempt(
    store,
    name.season,
    () => loadMatchList(store, name, context.now),
    (loaded) => changeMatchList(loaded, asked, context),
  );
  return { verdict, standing };
}
