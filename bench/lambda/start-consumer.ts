import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Checkout } from './checkout.ts';

/** The settings of the consumer's process. */
export type ConsumerSetting = {
  readonly root: string;
  readonly followStream: string;
  readonly modules: readonly string[];
  readonly streamArn: string;
};

export type Consumer = {
  /** Resolves when everything that was written before the call is delivered. Throws where something could not be. */
  drain(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the functions of a checkout that hear of its table's stream, in a process of their own. */
export async function startConsumer(
  { root, layout, entries }: Checkout,
  streamArn: string,
  variables: Readonly<Record<string, string>>,
): Promise<Consumer> {
  const modules = entries.flatMap(({ trigger, module }) => (trigger.kind === 'stream' ? module : []));
  const setting: ConsumerSetting = { root, followStream: layout.followStream, modules, streamArn };
  const child = fork(join(import.meta.dirname, 'consumer.ts'), [JSON.stringify(setting)], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return {
    drain: async () => {
      const drained = once(child, 'message');
      child.send('drain');
      const [deadLetters] = (await drained) as [readonly string[]];
      if (deadLetters.length > 0) throw new Error(`the stream's consumer gave up: ${deadLetters[0]}`);
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
