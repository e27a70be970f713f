import { type Board, boardOf, isSameBoard } from '#domain/capacity/board.ts';
import type { BoardChange } from '#domain/capacity/board-change.ts';
import { type Decision, decision, type Unchanged, unchanged } from '#domain/decisions/decision.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readBoard, type StoredBoard } from '#functions/store/items/board.ts';
import { readOutlook } from '#functions/store/items/outlook.ts';

type Counted = { readonly stored: StoredBoard | undefined; readonly board: Board };

/**
 * Counts a season's board from its offers and seats, and stores it if it differs. Everything is counted, so a board that
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
  const stored = await readBoard(store, id);
  return { stored, board: await countBoard(store, id) };
}

/** Counts a season's board from its offers and seats. Throws if the season has not been applied. */
export async function countBoard(store: Store, id: string): Promise<Board> {
  const { applied, ...outlook } = await readOutlook(store, id);
  if (!applied) throw new Error(`season ${id} has not been applied`);
  return boardOf(applied.season, outlook);
}

function putIfChanged(season: string, { stored, board }: Counted): Decision<Board, BoardChange> | Unchanged {
  if (stored && isSameBoard(stored, board)) return unchanged;
  const { version = 0 } = stored ?? {};
  return decision(board, [
    {
      kind: 'put-board',
      season,
      board,
      version: version + 1,
      ...(stored ? { replaces: version } : {}),
    },
  ]);
}
