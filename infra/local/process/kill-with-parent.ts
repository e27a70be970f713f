import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Sees to it that `child` ends when this process does, even if this process is killed outright: a small shell waits on
 * a pipe that only we hold open, and ends the child when the pipe closes. Answers a function that ends both in order.
 */
export function guard(child: ChildProcess): () => Promise<void> {
  const script = 'trap "" INT TERM HUP; read -r _; kill -9 "$0"';
  const watcher = spawn('/bin/sh', ['-c', script, String(child.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return async () => {
    await ended(watcher, 'SIGKILL');
    await ended(child, 'SIGTERM');
  };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}
