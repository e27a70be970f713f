import type { Figure, Outcome, Target } from './bench.ts';
import type { Calls } from './calls.ts';
import { figure, median } from './statistics.ts';

export type Sample = Calls & { readonly of: string; readonly days: number; readonly milliseconds: number };

export type Round = readonly Sample[];

export type Units = readonly { readonly days: number; readonly write: number; readonly index: number }[];

const kinds = [
  [1, 'one day'],
  [2, 'a pair'],
] as const;

/** What the rounds say, and the units of one booking of each kind. */
export function bookingOutcome(rounds: readonly Round[], units: Units): Outcome {
  return {
    figures: figuresOf(rounds),
    targets: [...latencyTargets(rounds), ...costTargets(rounds, units)],
    notes: [
      `The target is measured where the process that takes the form has shown the page, as in a quiet hour: what it showed is tried, and the transaction tells whether it still holds (decision 0019). In another process there is a read before, and it takes ${inWords(toBareOf(rounds, 'Fairslot, page not shown'), ' and ')} times as long as the bare transaction. DynamoDB Local takes more than half as long to read as to write; AWS should not, but that is not measured here.`,
    ],
  };
}

function timeOf(round: Round, of: string, days: number): number {
  return median(round.flatMap((each) => (each.of === of && each.days === days ? each.milliseconds : [])));
}

function figuresOf(rounds: readonly Round[]): Figure[] {
  return kinds.flatMap(([days, words]) =>
    ['Fairslot', 'Fairslot, page not shown', 'bare transaction', 'its read alone'].map((of) =>
      figure(
        `booking ${words} takes`,
        of,
        'ms',
        rounds.map((round) => timeOf(round, of, days)),
      ),
    ),
  );
}

/** How many times as long as the bare transaction it takes, for a day and for a pair. */
function toBareOf(rounds: readonly Round[], of: string): readonly number[] {
  return kinds.map(([days]) =>
    median(rounds.map((round) => timeOf(round, of, days) / timeOf(round, 'bare transaction', days))),
  );
}

function inWords(ratios: readonly number[], between: string): string {
  return ratios.map((ratio) => ratio.toFixed(2)).join(between);
}

function latencyTargets(rounds: readonly Round[]): Target[] {
  const toBare = toBareOf(rounds, 'Fairslot');
  const pair = median(rounds.map((round) => timeOf(round, 'Fairslot', 2) / timeOf(round, 'Fairslot', 1)));
  return [
    {
      what: 'Time of a booking, against the bare transaction: one day, a pair',
      wanted: '≤ 1.25',
      got: inWords(toBare, ', '),
      isReached: toBare.every((ratio) => ratio <= 1.25),
      means:
        'What checking, deciding and answering add to the one write, for who answers a page that was shown.',
    },
    {
      what: 'Time of a pair, against one day',
      wanted: '≤ 1.2',
      got: pair.toFixed(2),
      isReached: pair <= 1.2,
      means: 'Two days are one booking: one transaction with one item more.',
    },
  ];
}

function costTargets(rounds: readonly Round[], units: Units): Target[] {
  const trips = Math.max(
    ...rounds.flat().flatMap(({ of, roundTrips }) => (of.startsWith('Fairslot') ? roundTrips : [])),
  );
  const [day, pair] = kinds.map(([days]) => units.find((each) => each.days === days));
  return [
    {
      what: 'Round trips that wait for each other, at the most',
      wanted: '≤ 2',
      got: String(trips),
      isReached: trips <= 2,
      means: 'One transaction, and where the page was not shown one parallel read before it.',
    },
    {
      what: 'Write units: one day, a pair',
      wanted: '6, 8',
      got: `${day?.write}, ${pair?.write}`,
      isReached: day?.write === 6 && pair?.write === 8,
      means: `Seat, offer and record, twice each, as every item stays within 1 KB. The index takes ${day?.index} more when the offer leaves it.`,
    },
  ];
}
