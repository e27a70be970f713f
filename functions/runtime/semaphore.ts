/** Does `work` when it is its turn. */
export type Semaphore = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets at most `atOnce` pieces of work be under way together, in the order in which they came. What has waited for
 * `patience` milliseconds waits no longer. What is outside goes on between two turns.
 */
export function semaphore(atOnce: number, patience: number): Semaphore {
  const waiting = new Set<() => void>();
  let inside = 0;
  const turn = () =>
    new Promise<void>((resolve) => {
      const goIn = () => {
        clearTimeout(tired);
        waiting.delete(goIn);
        resolve();
      };
      const tired = setTimeout(goIn, patience);
      waiting.add(goIn);
    });
  return async (work) => {
    if (inside >= atOnce) await turn();
    inside += 1;
    try {
      return await work();
    } finally {
      inside -= 1;
      const [first] = waiting;
      if (first) setImmediate(first);
    }
  };
}
