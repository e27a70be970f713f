import pg from 'pg';
import { type Answered, type Contender, namedIn } from './contender.ts';

/** What a usual booking site has: starts with a number of seats, bookings, and an outbox for the mail. */
export const postgresSchema = `
  CREATE TABLE starts (season text, name text, seats int NOT NULL, PRIMARY KEY (season, name));
  CREATE TABLE bookings (
    season text, start text, offer text, booked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (season, offer), FOREIGN KEY (season, start) REFERENCES starts (season, name)
  );
  CREATE INDEX bookings_of_start ON bookings (season, start);
  CREATE TABLE outbox (id bigserial PRIMARY KEY, season text, offer text, what text, sent_at timestamptz);
`;

/** Connections of the pool: more only wait for the same row. */
const CONNECTIONS = 20;

/**
 * The usual booking with a row lock: lock the start, count what is booked, book and put the mail in the outbox, or roll
 * back. No link, no page.
 */
export async function byPostgres(): Promise<Contender> {
  const pool = new pg.Pool({
    host: process.env.BENCH_POSTGRES ?? '',
    user: 'bench',
    database: 'postgres',
    max: CONNECTIONS,
  });
  return {
    prepare: async () => {},
    answer: async (path, body) => {
      const { season, offer } = namedIn(path);
      const client = await pool.connect();
      try {
        return await book(client, season, offer, new URLSearchParams(body).get('option') ?? '');
      } finally {
        client.release();
      }
    },
  };
}

async function book(client: pg.PoolClient, season: string, offer: string, start: string): Promise<Answered> {
  await client.query('BEGIN');
  const locked = await client.query(
    named('lock', 'SELECT seats FROM starts WHERE season = $1 AND name = $2 FOR UPDATE', season, start),
  );
  const taken = await client.query(
    named(
      'count',
      'SELECT count(*)::int AS taken FROM bookings WHERE season = $1 AND start = $2',
      season,
      start,
    ),
  );
  if (taken.rows[0].taken >= locked.rows[0].seats) {
    await client.query('ROLLBACK');
    return { status: 409 };
  }
  await client.query(
    named('book', 'INSERT INTO bookings (season, start, offer) VALUES ($1, $2, $3)', season, start, offer),
  );
  await client.query(
    named('tell', "INSERT INTO outbox (season, offer, what) VALUES ($1, $2, 'booked')", season, offer),
  );
  await client.query('COMMIT');
  return { status: 303 };
}

/** A statement that is prepared once in each connection. */
function named(name: string, text: string, ...values: readonly string[]): pg.QueryConfig {
  return { name, text, values: [...values] };
}
