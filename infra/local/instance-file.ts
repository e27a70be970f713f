import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** The content of `.local/running.json` while a host runs: its addresses and its environment. */
export type RunningInstance = {
  readonly pid: number;
  readonly url: string;
  readonly mailboxUrl: string;
  readonly controlUrl: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** The content of the file while a host is still starting. */
type StartingInstance = { readonly pid: number; readonly startingSince: number };

const STARTS_WITHIN_MS = 5 * 60_000;

/** The host that `path` describes, if it responds. A file left behind by a killed host is ignored. */
export async function readRunning(path: string): Promise<RunningInstance | undefined> {
  const instance = readInstance(path);
  return instance && 'controlUrl' in instance && (await isResponding(instance)) ? instance : undefined;
}

/**
 * Claims the file for this process, as a lock. Returns `undefined` on success, else the running host, or `starting`.
 * Of two processes that start at once, exactly one gets it.
 */
export async function claimInstance(path: string): Promise<RunningInstance | 'starting' | undefined> {
  const mine: StartingInstance = { pid: process.pid, startingSince: Date.now() };
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return undefined;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const said = readInstance(path);
    if (said && 'controlUrl' in said && (await isResponding(said))) return said;
    if (said && 'startingSince' in said && isStarting(said)) return 'starting';
    rmSync(path, { force: true });
  }
}

export function publishInstance(path: string, running: RunningInstance): void {
  writeFileSync(path, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
}

/** Deletes the file if this process owns it. */
export function removeInstance(path: string): void {
  if (readInstance(path)?.pid === process.pid) rmSync(path, { force: true });
}

function readInstance(path: string): RunningInstance | StartingInstance | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RunningInstance | StartingInstance;
  } catch {
    return undefined;
  }
}

async function isResponding({ controlUrl, pid }: RunningInstance): Promise<boolean> {
  try {
    const reply = await fetch(`${controlUrl}/clock`, { signal: AbortSignal.timeout(5000) });
    return ((await reply.json()) as { process?: number }).process === pid;
  } catch {
    return false;
  }
}

function isStarting({ pid, startingSince }: StartingInstance): boolean {
  if (Date.now() - startingSince > STARTS_WITHIN_MS) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
