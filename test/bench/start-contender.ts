import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Run } from './contender.ts';

export type Running = {
  readonly port: number;
  /** Resolves when the contender is ready for the run's crowd. */
  prepare(run: Run): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a contender's server in a process of its own. What it logs is dropped; what it dies of is not. */
export async function startContender(
  name: string,
  environment: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'contender-server.ts'), [name], {
    env: { ...process.env, ...environment },
    execArgv: [...nodeOptions],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    prepare: async (run) => {
      const ready = once(child, 'message');
      child.send(run);
      await ready;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
