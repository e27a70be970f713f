import { setTimeout as pause } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Store } from '#functions/store/client.ts';
import { kept } from '#functions/store/refresh-ahead-cache.ts';

/** A read that says how often it was done, and takes `milliseconds`. */
function counted(milliseconds = 0) {
  let reads = 0;
  return async () => {
    reads += 1;
    const mine = reads;
    await pause(milliseconds);
    return mine;
  };
}

const aStore = () => ({}) as Store;

test('what is read serves those who come while it is read, and soon after', async () => {
  const { get, inHand } = kept(1_000, counted(5));
  const store = aStore();
  const both = Promise.all([get(store, 'one'), get(store, 'one')]);
  expect(inHand(store, 'one')).toBeUndefined();
  expect(await both).toEqual([1, 1]);
  expect([inHand(store, 'one'), await get(store, 'one')]).toEqual([1, 1]);
});

test('it serves so long and no longer, counted from when its reading began', async () => {
  const { get, inHand } = kept(60, counted(40));
  const store = aStore();
  await get(store, 'one');
  await pause(30);
  expect(inHand(store, 'one')).toBeUndefined();
  expect(await get(store, 'one')).toBe(2);
});

test('whoever comes when half of the time is over reads anew, and the others do not wait', async () => {
  const { get } = kept(2_000, counted(50));
  const store = aStore();
  vi.useFakeTimers({ toFake: ['performance'] });
  await get(store, 'one');
  vi.advanceTimersByTime(999);
  expect(await get(store, 'one')).toBe(1);
  vi.advanceTimersByTime(1);
  const reader = get(store, 'one');
  expect(await get(store, 'one')).toBe(1);
  expect(await reader).toBe(2);
  expect(await get(store, 'one')).toBe(2);
  vi.useRealTimers();
});

test('seasons, and tables, are kept apart', async () => {
  const { get } = kept(1_000, counted());
  const store = aStore();
  expect([await get(store, 'one'), await get(store, 'two'), await get(aStore(), 'one')]).toEqual([1, 2, 3]);
});

test('what is forgotten is read again, even if its reading had not ended', async () => {
  const { get, inHand, forget } = kept(1_000, counted(5));
  const store = aStore();
  const first = get(store, 'one');
  forget(store, 'one');
  expect(await get(store, 'one')).toBe(2);
  expect(await first).toBe(1);
  expect(inHand(store, 'one')).toBe(2);
});

test('a failure is not kept', async () => {
  let fails = true;
  const { get } = kept(1_000, async () => {
    if (fails) throw new Error('broken');
    return 'read';
  });
  const store = aStore();
  await expect(get(store, 'one')).rejects.toThrow('broken');
  fails = false;
  expect(await get(store, 'one')).toBe('read');
});
