import type { SESClient } from '@aws-sdk/client-ses';
import { openStore, type Store } from '#functions/store/client.ts';
import { databaseAccess } from '#test/support/hosts/database.ts';
import { putBetween, type SdkClient } from './sdk-middleware.ts';

/** Where a machine stops: before or after its `call`th call to the outside, counted from 0. */
export type Stop = { readonly call: number; readonly when: 'before' | 'after' };

export type Machine = {
  readonly store: Store;
  readonly ses: SESClient;
  /** How many calls to the outside it tried to make. */
  readonly calls: () => number;
  /** Those that were done, by the names of their commands. */
  readonly done: readonly string[];
};

/** Its clients, into which a bug can be planted. */
export type Clients = Pick<Machine, 'store' | 'ses'>;

/**
 * A machine of its own on the table, with the bug that is planted into it. It stops as told, and from then on nothing of
 * it reaches the outside.
 */
export function machineOn(
  table: string,
  ses: SESClient,
  stop?: Stop,
  plant: (clients: Clients) => void = () => {},
): Machine {
  const store = openStore(table, databaseAccess());
  plant({ store, ses });
  const done: string[] = [];
  let calls = 0;
  let hasStopped = false;
  const end = () => {
    hasStopped = true;
    throw new Error('the machine has stopped');
  };
  const watch = (client: SdkClient) =>
    putBetween(client, 'stop', (next, { commandName = '' }) => async (args) => {
      const call = calls++;
      if (hasStopped || (stop?.call === call && stop.when === 'before')) end();
      const [answer] = await Promise.allSettled([next(args)]);
      if (answer.status === 'fulfilled') done.push(commandName.replace('Command', ''));
      if (stop?.call === call) end();
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
  watch(store.client);
  watch(ses);
  return { store, ses, calls: () => calls, done };
}

/** Every point at which a machine that makes a number of calls can stop. */
export function everyStop(calls: number): readonly Stop[] {
  return Array.from({ length: calls }, (_, call) => call).flatMap((call) => [
    { call, when: 'before' },
    { call, when: 'after' },
  ]);
}
