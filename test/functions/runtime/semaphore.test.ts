import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { semaphore } from '#functions/runtime/semaphore.ts';

/** Work that goes on until it is told to end. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return { work: () => promise, end: resolve, fail: reject };
}

test('at most so many are inside, and the others follow in the order in which they came', async () => {
  const inTurn = semaphore(2, 60_000);
  const came: number[] = [];
  const works = [held(), held(), held(), held()];
  const all = works.map(({ work }, index) =>
    inTurn(() => {
      came.push(index);
      return work();
    }),
  );
  await pause(10);
  expect(came).toEqual([0, 1]);
  works[1]?.end();
  await pause(10);
  expect(came).toEqual([0, 1, 2]);
  for (const { end } of works) end();
  await Promise.all(all);
  expect(came).toEqual([0, 1, 2, 3]);
});

test('work that fails makes room for the next', async () => {
  const inTurn = semaphore(1, 60_000);
  const first = inTurn(() => Promise.reject(new Error('broken')));
  const second = inTurn(async () => 'done');
  await expect(first).rejects.toThrow('broken');
  await expect(second).resolves.toBe('done');
});

test('who has waited long enough waits no longer', async () => {
  const inTurn = semaphore(1, 20);
  const { work, end } = held();
  const stuck = inTurn(work);
  await expect(inTurn(async () => 'done')).resolves.toBe('done');
  end();
  await stuck;
});
