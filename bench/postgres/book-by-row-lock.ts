import pg from 'pg';

type Event = { readonly pathParameters: { readonly token: string }; readonly body: string };
type Reply = { readonly statusCode: number };

/** An environment has one event at a time, and so one connection. */
const pool = new pg.Pool({
  host: process.env.BENCH_POSTGRES ?? '',
  user: 'bench',
  database: 'postgres',
  max: 1,
});

/**
 * The usual booking with a row lock: lock the start, count its bookings, book and put the mail in the outbox, or roll
 * back. No link, no page.
 */
export async function handler({ pathParameters, body }: Event): Promise<Reply> {
  const [season = '', offer = ''] = pathParameters.token.split('.');
  const form = new URLSearchParams(Buffer.from(body, 'base64').toString());
  const client = await pool.connect();
  try {
    return await book(client, season, offer, form.get('option') ?? '');
  } finally {
    client.release();
  }
}

async function book(client: pg.PoolClient, season: string, offer: string, start: string): Promise<Reply> {
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
    return { statusCode: 409 };
  }
  await client.query(
    named('book', 'INSERT INTO bookings (season, start, offer) VALUES ($1, $2, $3)', season, start, offer),
  );
  await client.query(
    named('tell', "INSERT INTO outbox (season, offer, what) VALUES ($1, $2, 'booked')", season, offer),
  );
  await client.query('COMMIT');
  return { statusCode: 303 };
}

/** A statement that is prepared once in each connection. */
function named(name: string, text: string, ...values: readonly string[]): pg.QueryConfig {
  return { name, text, values: [...values] };
}
