import { type Board, boardOf, isSameBoard } from '#domain/capacity/board.ts';
import type { BoardChange } from '#domain/capacity/board-change.ts';
import { isSameOverview, overviewOf, type SeasonOverview } from '#domain/capacity/overview.ts';
import { type Decision, decision, type Unchanged, unchanged } from '#domain/decisions/decision.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readBoard, readOverview, type StoredBoard } from '#functions/store/items/board.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';

type SeasonCount = { readonly board: Board; readonly overview: SeasonOverview };
type Counted = SeasonCount & {
  readonly stored: StoredBoard | undefined;
  readonly seen: SeasonOverview | undefined;
};

/**
 * Counts a season's board and overview from its offers and seats, and stores both if one differs. Everything is counted, so a board that
 * was wrong for any reason is right again. Of two recounts at once one loses and counts again: its reads began before
 * the other's write, and the other's perhaps before its change. Throws if the season has not been applied, and what
 * `attemptOrThrow` throws.
 */
export async function recountBoard(store: Store, season: string): Promise<void> {
  await attemptOrThrow(
    store,
    season,
    () => count(store, season),
    (counted) => putIfChanged(season, counted),
  );
}

/** The stored version is read before anything is counted, so that an older count cannot replace a newer one. */
async function count(store: Store, id: string): Promise<Counted> {
  const [stored, seen] = await Promise.all([readBoard(store, id), readOverview(store, id)]);
  return { stored, seen, ...(await countSeason(store, id)) };
}

/** Counts a season's board from its offers and seats. Throws if the season has not been applied. */
export async function countBoard(store: Store, id: string): Promise<Board> {
  return (await countSeason(store, id)).board;
}

/** Counts board and overview of a season. Throws if the season has not been applied. */
export async function countSeason(store: Store, id: string): Promise<SeasonCount> {
  const { applied, ...outlook } = await readOutlook(store, id);
  if (!applied) throw new Error(`season ${id} has not been applied`);
  return { board: boardOf(applied.season, outlook), overview: overviewOf(applied.season, outlook) };
}

function putIfChanged(
  season: string,
  { stored, seen, board, overview }: Counted,
): Decision<Board, BoardChange> | Unchanged {
  if (stored && isSameBoard(stored, board) && seen && isSameOverview(seen, overview)) return unchanged;
  const { version = 0 } = stored ?? {};
  return decision(board, [
    {
      kind: 'put-board',
      season,
      board,
      version: version + 1,
      ...(stored ? { replaces: version } : {}),
    },
    { kind: 'put-overview', season, overview, version: version + 1 },
  ]);
}
