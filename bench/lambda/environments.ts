import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Calls } from './database-calls.ts';
import type { Units } from './metering-wire.ts';

/** An event of API Gateway, and whether the reply's body is wanted here: passing it on costs time of both processes. */
export type Asked = { readonly event: object; readonly wantsBody?: boolean };

/** The reply to one event, and when it came by this process's clock. Milliseconds are the handler's own; the wait in the queue is not inside. */
export type Answer = Calls & {
  readonly status: number;
  readonly location: string;
  readonly bytes: number;
  readonly body?: string;
  readonly milliseconds: number;
  readonly answeredAt: number;
  /** Of metered environments only: the units, and the transactions that were carried out, as they were sent. */
  readonly units?: Units;
  readonly writes?: readonly string[];
};

/** The measurements that an environment reports. */
export type Answered = Omit<Answer, 'answeredAt'>;

export type Environments = {
  /** Serves one queue: an environment takes the next event when it has answered its last. Answers keep the order of the events. */
  answer(asked: readonly Asked[]): Promise<{ readonly answers: readonly Answer[]; readonly seconds: number }>;
  stop(): Promise<void>;
};

/** Starts `count` environments with the handler of `module`, each a process of its own. Their logs are dropped. */
export async function startEnvironments(
  count: number,
  module: string,
  variables: Readonly<Record<string, string>>,
): Promise<Environments> {
  const children = await Promise.all(Array.from({ length: count }, () => start(module, variables)));
  return {
    answer: async (asked) => {
      const answers: Answer[] = [];
      const queue = asked.entries();
      const began = performance.now();
      await Promise.all(
        children.map(async (child) => {
          for (const [place, each] of queue) answers[place] = await ask(child, each);
        }),
      );
      return { answers, seconds: (performance.now() - began) / 1000 };
    },
    stop: async () => {
      await Promise.all(children.map(end));
    },
  };
}

async function start(module: string, variables: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'environment.ts'), [module], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await messageOf(child);
  return child;
}

async function ask(child: ChildProcess, asked: Asked): Promise<Answer> {
  const answered = messageOf(child);
  child.send(asked);
  return { ...((await answered) as Answered), answeredAt: performance.now() };
}

/** The child's next message. Rejects if it ends before. */
function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`an environment ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
}
