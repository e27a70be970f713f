import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Call, stopSeries, traceOf } from '#test/support/faults/telling-stops.ts';

const read: Call = { writes: false, isBesideWrite: false };
const write: Call = { writes: true, isBesideWrite: false };
const beside = (call: Call): Call => ({ ...call, isBesideWrite: true });

test('the stops up to the first write are a series, and the stop after each write is one', () => {
  expect(stopSeries([read, write, read, write, read])).toEqual([
    [
      [1, 'before'],
      [1, 'after'],
      [2, 'before'],
    ],
    [[2, 'after']],
    [[4, 'after']],
  ]);
});

test('where calls are under way beside a write, each stop is a series', () => {
  expect(stopSeries([write, beside(write), beside(read), write])).toEqual([
    [[1, 'before']],
    [[1, 'after']],
    [[2, 'before']],
    [[2, 'after']],
    [[3, 'before']],
    [[3, 'after']],
    [[4, 'after']],
  ]);
});

test('a call that is under way while another one writes is beside it, whichever began first', async () => {
  type Middleware = (
    next: () => Promise<unknown>,
    of: { commandName: string },
  ) => (args: unknown) => Promise<unknown>;
  let added: Middleware | undefined;
  const add = (middleware: Middleware) => {
    added = middleware;
  };
  const client = { middlewareStack: { add } };
  const { calls } = traceOf(client);
  const call = (commandName: string, ms: number) => added?.(() => sleep(ms), { commandName })({});
  await call('QueryCommand', 0);
  await Promise.all([call('GetItemCommand', 0), call('TransactWriteItemsCommand', 0)]);
  await Promise.all([call('PutObjectCommand', 0), call('GetItemCommand', 0)]);
  expect(calls).toEqual([read, beside(read), write, write, beside(read)]);
});
