import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** What `.local/running.json` says while a host runs: where it is, and how to speak to it. */
export type Running = {
  readonly pid: number;
  readonly url: string;
  readonly mailboxUrl: string;
  readonly controlUrl: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** The file of a host that is still starting. */
type Starting = { readonly pid: number; readonly startingSince: number };

const STARTS_WITHIN_MS = 5 * 60_000;

/** The host that `path` speaks of, if it answers. A file that a killed host left behind counts for nothing. */
export async function whatRuns(path: string): Promise<Running | undefined> {
  const said = read(path);
  return said && 'controlUrl' in said && (await answers(said)) ? said : undefined;
}

/**
 * Takes the file for this process, or answers what holds it: a host that runs, or one that is starting. Of two that
 * start at once, one gets it.
 */
export async function takeOver(path: string): Promise<Running | 'starting' | undefined> {
  const mine: Starting = { pid: process.pid, startingSince: Date.now() };
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return undefined;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const said = read(path);
    if (said && 'controlUrl' in said && (await answers(said))) return said;
    if (said && 'startingSince' in said && isStarting(said)) return 'starting';
    rmSync(path, { force: true });
  }
}

export function tell(path: string, running: Running): void {
  writeFileSync(path, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
}

/** Takes the file away, if it is this process's. */
export function withdraw(path: string): void {
  if (read(path)?.pid === process.pid) rmSync(path, { force: true });
}

function read(path: string): Running | Starting | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Running | Starting;
  } catch {
    return undefined;
  }
}

async function answers({ controlUrl, pid }: Running): Promise<boolean> {
  try {
    const reply = await fetch(`${controlUrl}/clock`, { signal: AbortSignal.timeout(5000) });
    return ((await reply.json()) as { process?: number }).process === pid;
  } catch {
    return false;
  }
}

function isStarting({ pid, startingSince }: Starting): boolean {
  if (Date.now() - startingSince > STARTS_WITHIN_MS) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
