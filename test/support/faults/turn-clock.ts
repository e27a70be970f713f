import { promisify } from 'node:util';
import { vi } from 'vitest';

const turn = promisify(setImmediate);
const sleepForReal = promisify(setTimeout);

type Clock = { now: number };

let running: Clock | undefined;

/** When the next clock begins: long after the last one, so that everything that a process has cached is stale. */
let nextBegins = 0;
const APART = 1e9;

/**
 * Runs `body` on a clock on which each turn of the event loop is a millisecond, with `random` for everything that is left to
 * chance: what happens inside one process is then the same for the same seed. The test has to put `sleep` in place of
 * that of Node, by `vi.mock('node:timers/promises')`. One body at a time.
 */
export async function onTurns<T>(random: () => number, body: () => Promise<T>): Promise<T> {
  if (running) throw new Error('a clock of turns is running already');
  const clock: Clock = { now: nextBegins };
  nextBegins += APART;
  running = clock;
  const spies = [
    vi.spyOn(Math, 'random').mockImplementation(random),
    vi.spyOn(performance, 'now').mockImplementation(() => clock.now),
  ];
  const ticking = tickWhileRunning(clock);
  try {
    return await body();
  } finally {
    running = undefined;
    await ticking;
    for (const spy of spies) spy.mockRestore();
  }
}

async function tickWhileRunning(clock: Clock): Promise<void> {
  while (running === clock) {
    await turn();
    clock.now += 1;
  }
}

/** `setTimeout` of `node:timers/promises`: by turns while a clock of turns is running. */
export async function sleep<T>(milliseconds = 0, value?: T): Promise<T | undefined> {
  const clock = running;
  if (!clock) return sleepForReal(milliseconds, value);
  const until = clock.now + milliseconds;
  while (running === clock && clock.now < until) await turn();
  return value;
}
