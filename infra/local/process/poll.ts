import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats `work` until stopped: immediately while it returns true, else after `everyMs`. Errors go to `failed` and do
 * not end the loop. `stop` waits for the current iteration.
 */
export function poll(
  work: (signal: AbortSignal) => Promise<boolean>,
  everyMs: number,
  failed: (cause: unknown) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const once = () =>
    work(signal).catch((cause: unknown) => {
      if (!signal.aborted) failed(cause);
      return false;
    });
  const loop = async () => {
    while (!signal.aborted) {
      const more = await once();
      if (!more) await pause(everyMs, undefined, { signal }).catch(() => {});
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
