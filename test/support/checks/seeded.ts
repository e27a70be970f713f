/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of `all`. Throws if there is none. */
export function oneOf<T>(random: () => number, all: readonly T[]): T {
  const drawn = all[Math.floor(random() * all.length)];
  if (drawn === undefined) throw new Error('nothing to draw from');
  return drawn;
}

/** `all` in an order drawn by lot. */
export function shuffled<T>(random: () => number, all: readonly T[]): T[] {
  return all
    .map((each) => [random(), each] as const)
    .sort(([one], [other]) => one - other)
    .map(([, each]) => each);
}

/** The seed of this run: `SEED` of the environment, to repeat a run that failed, or a new one. */
export function drawSeed(): number {
  return Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
}

/** Runs `body` with a seed, and names the seed in any error that it throws. */
export async function withSeed(body: (seed: number) => Promise<void>): Promise<void> {
  const seed = drawSeed();
  try {
    await body(seed);
  } catch (error) {
    if (error instanceof Error) error.message += `\nTo repeat: SEED=${seed}`;
    throw error;
  }
}
