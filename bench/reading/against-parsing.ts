import type { Outcome, Say } from '#bench/bench.ts';
import { figure, median } from '#bench/statistics.ts';

/** The readings of a file, each by Fairslot and by the parser alone. */
export type Reading = {
  /** What is read, as the figures call it. */
  readonly what: string;
  readonly rounds: number;
  /** How many readings come before the first that counts. */
  readonly warmUps: number;
  readonly whole: () => unknown;
  readonly parsing: () => unknown;
  /** What the target's ratio means. */
  readonly means: string;
  readonly notes: readonly string[];
};

/** How much longer reading a file takes than parsing its text: the median of the rounds' own ratios. */
export function againstParsing(
  { what, rounds, warmUps, whole, parsing, means, notes }: Reading,
  say: Say,
): Outcome {
  const runs = { whole: [] as number[], parsing: [] as number[] };
  for (let round = -warmUps; round < rounds; round += 1) {
    const read = timed(whole);
    const parsed = timed(parsing);
    if (round < 0) continue;
    runs.whole.push(read);
    runs.parsing.push(parsed);
  }
  const ratio = median(runs.whole.map((each, round) => each / (runs.parsing[round] ?? Number.NaN)));
  say(`${ratio.toFixed(2)} times the parsing`);
  return {
    targets: [
      {
        what: 'Time, against parsing the text alone',
        wanted: '≤ 3',
        got: ratio.toFixed(2),
        isReached: ratio <= 3,
        means,
      },
    ],
    figures: [figure(what, 'Fairslot', 'ms', runs.whole), figure(what, 'parser alone', 'ms', runs.parsing)],
    notes,
  };
}

export function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
