import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { killWithParent } from '#infra/local/process/kill-with-parent.ts';

export type Postgres = { readonly socketFolder: string; readonly pool: pg.Pool; stop(): Promise<void> };

/** The tables of a usual booking site: starts with a number of seats, bookings, and an outbox for the mail. */
const schema = `
  CREATE TABLE starts (season text, name text, seats int NOT NULL, PRIMARY KEY (season, name));
  CREATE TABLE bookings (
    season text, start text, offer text, booked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (season, offer), FOREIGN KEY (season, start) REFERENCES starts (season, name)
  );
  CREATE INDEX bookings_of_start ON bookings (season, start);
  CREATE TABLE outbox (id bigserial PRIMARY KEY, season text, offer text, what text, sent_at timestamptz);
`;

const DEBIAN = '/usr/lib/postgresql';

/** Whether Debian's `postgresql` is installed here. */
export function hasPostgres(): boolean {
  return existsSync(DEBIAN) && readdirSync(DEBIAN).length > 0;
}

/**
 * A PostgreSQL of its own in a temporary folder, with Debian's settings, reached over a Unix socket in that folder only.
 * It refuses to run as root, so under root it runs as Debian's `postgres`.
 */
export async function startPostgres(): Promise<Postgres> {
  const programs = join(DEBIAN, readdirSync(DEBIAN).sort().at(-1) ?? '', 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'fairslot-pg-'));
  const as = unprivileged();
  if (as) chownSync(folder, as.uid, as.gid);
  const cluster = join(folder, 'data');
  execFileSync(join(programs, 'initdb'), ['-D', cluster, '-U', 'bench', '-A', 'trust', '-E', 'UTF8'], {
    ...as,
    stdio: 'ignore',
  });
  const options = ['-D', cluster, '-k', folder, '-c', 'listen_addresses='];
  const server = spawn(join(programs, 'postgres'), options, { ...as, stdio: 'ignore', detached: true });
  const stop = killWithParent(server);
  const pool = new pg.Pool({ host: folder, user: 'bench', database: 'postgres', max: 2 });
  await answering(pool);
  await pool.query(schema);
  return {
    socketFolder: folder,
    pool,
    stop: async () => {
      await pool.end();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function answering(pool: pg.Pool): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const answer = await pool.query('SELECT 1').catch(() => undefined);
    if (answer) return;
    await pause(50);
  }
  throw new Error('PostgreSQL did not answer within 30 s');
}
