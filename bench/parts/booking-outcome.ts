import type { Outcome } from '#bench/bench.ts';
import { figure, median } from '#bench/statistics.ts';

/** One booking of one day or two: whose, and how long it took. */
export type Sample = { readonly of: string; readonly days: number; readonly milliseconds: number };

const kinds = [
  [1, 'one day'],
  [2, 'a pair'],
] as const;

/** The result of some rounds; in each are samples of every version and of its bare transaction. */
export function bookingOutcome(rounds: readonly (readonly Sample[])[]): Outcome {
  const names = [...new Set(rounds.flat().map(({ of }) => of))].sort();
  const versions = names.filter((name) => !name.startsWith('bare'));
  const figures = kinds.flatMap(([days, words]) =>
    names.map((name) =>
      figure(
        `booking ${words} takes`,
        name,
        'ms',
        rounds.map((round) => timeOf(round, name, days)),
      ),
    ),
  );
  const ratios = versions.map((name) => {
    const toBare = kinds.map(([days]) =>
      median(
        rounds.map((round) => timeOf(round, name, days) / timeOf(round, `bare transaction of ${name}`, days)),
      ),
    );
    return `${name} takes ${toBare.map((ratio) => ratio.toFixed(2)).join(' (a day) and ')} (a pair) times as long as the bare transaction`;
  });
  return {
    figures,
    targets: [],
    notes: [
      `${ratios.join('; ')}. A booking reads before it writes, and DynamoDB Local takes more than half as long to read as to write; AWS should not, but that is not measured here.`,
    ],
  };
}

function timeOf(round: readonly Sample[], of: string, days: number): number {
  return median(round.flatMap((each) => (each.of === of && each.days === days ? each.milliseconds : [])));
}
