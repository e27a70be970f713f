import { join } from 'node:path';
import type { Setting } from '#bench/bench.ts';
import { startEnvironments } from '#bench/lambda/environments.ts';
import { bookEvent, wantedChoice } from '#bench/lambda/events.ts';
import type { Postgres } from './postgres.ts';

/** Decisions a second of the usual booking with a row lock, from the same queue. Throws if it sells a seat twice or none. */
export async function racePostgres(
  { pool, socketFolder }: Postgres,
  { environments, applicants, rounds }: Pick<Setting, 'environments' | 'applicants' | 'rounds'>,
  seats: number,
): Promise<readonly number[]> {
  const module = join(import.meta.dirname, 'book-by-row-lock.ts');
  const crowd = await startEnvironments(environments, module, { BENCH_POSTGRES: socketFolder });
  const perSecond: number[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const season = `round-${round}`;
      const option = wantedChoice.option;
      await pool.query('INSERT INTO starts VALUES ($1, $2, $3)', [season, option, seats]);
      const tokens = Array.from({ length: applicants }, (_, index) => `${season}.offer_${index}.1.none`);
      const raced = await crowd.answer(tokens.map((token) => ({ event: bookEvent(token, wantedChoice) })));
      const { rows } = await pool.query('SELECT count(*)::int AS n FROM bookings WHERE season = $1', [
        season,
      ]);
      if (rows[0].n !== Math.min(seats, applicants))
        throw new Error(`PostgreSQL has sold ${rows[0].n} seats`);
      if (round > 0) perSecond.push(raced.answers.length / raced.seconds);
    }
    return perSecond;
  } finally {
    await crowd.stop();
  }
}
