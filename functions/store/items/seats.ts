import * as z from 'zod/mini';
import type { Seat, StartKey } from '#domain/seats/seat.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import { plusDays } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { seatKey, seatsOf, startPrefix } from '#functions/store/keys.ts';
import { query } from '#functions/store/query.ts';
import { count, day, start } from '#functions/store/schemas.ts';
import { put, type Writes } from '#functions/store/write.ts';

export const seatKeyItem = z.object({ on: day, start, number: count });

export const seatItem = z.object({
  ...seatKeyItem.shape,
  tracks: z.array(z.string()),
  takenBy: z.exactOptional(z.string()),
  fence: z.exactOptional(count),
}) satisfies z.ZodMiniType<Seat>;

/** What becomes of a seat, each under the condition that its change states. */
export const seatWrites: Writes<SeatChange> = {
  'take-seat': (season, { seat, tracks, offer, version = 0 }) => ({
    kind: 'update',
    key: seatKey(season, seat),
    set: 'SET #takenBy = :offer',
    condition: 'seat-can-be-taken',
    values: { offer, tracks, version },
  }),
  'give-seat-back': (season, { seat, offer }) => ({
    kind: 'update',
    key: seatKey(season, seat),
    set: 'REMOVE #takenBy',
    condition: 'seat-is-held-by-offer',
    values: { offer },
  }),
  'pass-seat': (season, { seat, from, to, tracks, version = 0 }) => ({
    kind: 'update',
    key: seatKey(season, seat),
    set: 'SET #takenBy = :to',
    condition: 'seat-can-be-passed-on',
    values: { offer: from, to, tracks, version },
  }),
  'relabel-seat': (season, { seat, takenBy, from, to }) => ({
    kind: 'update',
    key: seatKey(season, seat),
    set: 'SET #tracks = :to',
    condition: takenBy ? 'seat-is-held-by-offer-and-so-labeled' : 'seat-is-free-and-so-labeled',
    values: { tracks: from, to, ...(takenBy ? { offer: takenBy } : {}) },
  }),
  'add-seat': (season, { seat }) => put({ ...seatKey(season, seat), kind: 'seat', ...seat }),
  'remove-seat': (season, { seat, takenBy }) => ({
    kind: 'delete',
    key: seatKey(season, seat),
    ...(takenBy
      ? { condition: 'seat-is-held-by-offer', values: { offer: takenBy } }
      : { condition: 'seat-is-free' }),
  }),
  'fence-seat': (season, { seat, fence }) => ({
    kind: 'update',
    key: seatKey(season, seat),
    set: 'SET #fence = :fence',
    condition: 'seat-is-behind',
    values: { fence },
  }),
};

/** The seats of one start, or of the whole season. */
export async function readSeats(store: Store, season: string, start?: StartKey): Promise<readonly Seat[]> {
  return query(store, seatsOf(season), start ? startPrefix(start) : '', seatItem);
}

/**
 * The seats of all these starts, and maybe of others: two days that follow each other, as those of most pairs do, are
 * read together with what lies between the starts, which is one request less and no dearer.
 */
export async function readSeatsOf(
  store: Store,
  season: string,
  starts: readonly StartKey[],
): Promise<readonly Seat[]> {
  const [first, second] = starts;
  if (first && second && second.on === plusDays(first.on, 1))
    return query(
      store,
      seatsOf(season),
      { from: startPrefix(first), to: `${startPrefix(second)}~` },
      seatItem,
    );
  return (await Promise.all(starts.map((start) => readSeats(store, season, start)))).flat();
}
