import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Makes `child` end with this process, even if this process gets SIGKILL: a shell waits on a pipe that only this
 * process holds open, and kills the child when the pipe closes. Returns a function that ends the child, and only then the
 * watcher, so that a child that is still ending never outlives a process that is killed meanwhile.
 */
export function killWithParent(child: ChildProcess): () => Promise<void> {
  const script = 'trap "" INT TERM HUP; read -r _; kill -9 "$0"';
  const watcher = spawn('/bin/sh', ['-c', script, String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return async () => {
    await ended(child, 'SIGTERM');
    await ended(watcher, 'SIGKILL');
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
