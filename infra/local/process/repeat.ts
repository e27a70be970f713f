import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does `work` again and again until stopped: at once as long as it says that there was something to do, else after
 * `everyMs`. What it throws goes to `failed` and does not end the repetition. `stop` waits for what is under way.
 */
export function repeat(
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
