import * as z from 'zod/mini';
import type { Board } from '#domain/capacity/board.ts';
import type { BoardChange } from '#domain/capacity/board-change.ts';
import type { SeasonOverview } from '#domain/capacity/overview.ts';
import { offerStates } from '#domain/offers/offer.ts';
import type { Store } from '#functions/store/client.ts';
import { boardKey, overviewKey } from '#functions/store/keys.ts';
import { get } from '#functions/store/query.ts';
import { count, day, instantSchema, start } from '#functions/store/schemas.ts';
import { inPlaceOf, put, raise, type Writes } from '#functions/store/write.ts';

/** A board as stored. Its version rises with each recount that found something else. */
export type StoredBoard = Board & { readonly version: number };

const boardItem = z.object({
  version: count,
  free: z.array(z.object({ on: day, start, tracks: z.array(z.string()), free: count })),
  waiting: z.array(z.object({ track: z.string(), closesAt: instantSchema, offers: count })),
}) satisfies z.ZodMiniType<StoredBoard>;

const offersAt = z.object({ track: z.string(), at: instantSchema, offers: count });
const overviewItem = z.object({
  taken: z.array(z.object({ on: day, start, track: z.string(), taken: count })),
  states: z.array(z.object({ track: z.string(), state: z.enum(offerStates), offers: count })),
  ending: z.array(offersAt),
  prepared: z.array(offersAt),
  unreached: z.int().check(z.nonnegative()),
  asked: z.exactOptional(z.int().check(z.nonnegative())),
}) satisfies z.ZodMiniType<SeasonOverview>;

export const boardWrites: Writes<BoardChange> = {
  'put-board': (id, { board, version, replaces }) =>
    put({ ...boardKey(id), kind: 'board', ...board, version }, inPlaceOf(replaces)),
  'put-overview': (id, { overview, version }) =>
    put(
      { ...overviewKey(id), kind: 'overview', ...overview, version },
      { condition: 'is-no-later-version', values: { version } },
    ),
  'raise-board': (id, { from }) => raise(boardKey(id), from),
};

/** The board as it was last written, for a recount. `undefined` if the season has none yet. */
export async function readBoard(store: Store, season: string): Promise<StoredBoard | undefined> {
  return get(store, boardKey(season), boardItem);
}

/** The board for showing: an eventually consistent read, which costs half. */
export async function readBoardToShow(store: Store, season: string): Promise<StoredBoard | undefined> {
  return get(store, boardKey(season), boardItem, { consistent: false });
}

/** The overview as it was last written, for a recount. */
export async function readOverview(store: Store, season: string): Promise<SeasonOverview | undefined> {
  return get(store, overviewKey(season), overviewItem);
}

/** The overview for showing, for half the cost. */
export async function readOverviewToShow(store: Store, season: string): Promise<SeasonOverview | undefined> {
  return get(store, overviewKey(season), overviewItem, { consistent: false });
}
