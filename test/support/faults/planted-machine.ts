import { randomUUID } from 'node:crypto';
import { digestPrefix } from '#functions/store/keys.ts';
import type { Clients } from './machine.ts';
import { putBetween } from './sdk-middleware.ts';
import { plantIn } from './without-condition.ts';

/** Bugs of a machine that sends and notes. */

/** A message counts as sent at once, and goes out only when that has been noted. */
export function noteFirst({ store, ses }: Clients): void {
  const held: (() => Promise<unknown>)[] = [];
  putBetween(ses, 'planted', (next) => async (args) => {
    held.push(() => next(args));
    return { response: {}, output: { $metadata: {}, MessageId: 'held' } };
  });
  putBetween(store.client, 'planted', (next, { commandName }) => async (args) => {
    const answer = await next(args);
    if (commandName === 'TransactWriteItemsCommand') await held.shift()?.();
    return answer;
  });
}

/** Neither of the two things that keep a digest from being written twice: its name, and a look at the last one. */
export function forgetDigests({ store }: Clients): void {
  plantIn(store, (next) => async (args) => {
    for (const { Put } of args.input.TransactItems ?? []) {
      const name = `digest_${randomUUID()}`;
      if (Put?.Item?.kind === 'record') Object.assign(Put.Item, { sk: name, id: name });
    }
    const answer = await next(args);
    if (args.input.ExpressionAttributeValues?.[':prefix'] === digestPrefix) answer.output.Items = [];
    return answer;
  });
}
