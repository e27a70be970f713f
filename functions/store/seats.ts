import * as z from 'zod/mini';
import type { Seat, StartKey } from '#domain/seats/seat.ts';
import { plusDays } from '#domain/values/time.ts';
import type { Store } from './client.ts';
import { seatsOf, startPrefix } from './keys.ts';
import { query } from './query.ts';
import { count, day, start } from './schemas.ts';

export const seatKey = z.object({ on: day, start, number: count });

export const seatItem = z.object({
  ...seatKey.shape,
  tracks: z.array(z.string()),
  takenBy: z.exactOptional(z.string()),
  fence: z.exactOptional(count),
}) satisfies z.ZodMiniType<Seat>;

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
