import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { killWithParent } from '#infra/local/process/kill-with-parent.ts';

/**
 * Starts a program that ends with the rehearsal, even if that is killed. Returns a function that ends it sooner, with
 * its child processes.
 */
export function startProcess(
  command: string,
  args: readonly string[],
  { env, log }: { readonly env: Readonly<Record<string, string>>; readonly log: string },
): () => Promise<void> {
  const to = openSync(log, 'a');
  const child = spawn(command, [...args], { env, detached: true, stdio: ['ignore', to, to] });
  const stop = killWithParent(child);
  return async () => {
    await stop();
    endGroup(child.pid);
  };
}

type Where = { readonly env: Readonly<Record<string, string>>; readonly cwd?: string };

const running = new Set<ChildProcess>();

/** Runs a program to completion. Returns its output; throws the end of the output if the exit code is not 0. */
export async function runProcess(
  command: string,
  args: readonly string[],
  { env, cwd }: Where,
): Promise<string> {
  const child = spawn(command, [...args], { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said.out += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said.err += part));
  const [code] = await once(child, 'close');
  running.delete(child);
  if (code === 0) return said.out;
  throw new Error(`${args[0]} ${args[1]} failed:\n${`${said.out}\n${said.err}`.trim().slice(-4000)}`);
}

/** Ends every running program, with its child processes. */
export function endRunning(): void {
  for (const { pid } of running) endGroup(pid);
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}
