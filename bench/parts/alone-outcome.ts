import type { Outcome, Target } from '#bench/bench.ts';

/** The table's work for the most expensive of some events of one kind. */
export type Taken = {
  readonly what: 'page' | 'refusal' | 'booking of a day' | 'booking of a pair';
  readonly offers: number;
  /** The version. */
  readonly of: string;
  readonly requests: number;
  readonly roundTrips: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly indexUnits: number;
  readonly kinds: readonly string[];
};

const MOST_READ_UNITS = 8;
/** Of one partition: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html */
const PARTITION_READ_UNITS = 3_000;
const FASTER = 10;
const writeUnits = { 'booking of a day': 6, 'booking of a pair': 8 } as const;

/** The targets are of the last version in the list. */
export function aloneOutcome(all: readonly Taken[], sizes: readonly number[]): Outcome {
  const version = all.at(-1)?.of;
  const now = all.filter(({ of }) => of === version);
  const shown = now.filter(({ what }) => what === 'page' || what === 'refusal');
  const booked = now.filter(({ what }) => what.startsWith('booking'));
  return {
    figures: [],
    targets: [
      mostTarget('Round trips of a page and of a refusal', shown, ({ roundTrips }) => roundTrips, 1),
      mostTarget(
        'Read units of a page and of a refusal',
        shown,
        ({ readUnits }) => readUnits,
        MOST_READ_UNITS,
      ),
      growthTarget(shown, sizes),
      partitionTarget(all, sizes),
      mostTarget('Round trips of a booking', booked, ({ roundTrips }) => roundTrips, 2),
      writeTarget(booked),
    ],
    sheets: [sheetOf(all)],
    notes: [`Refusals were of the kind ${[...new Set(all.flatMap(({ kinds }) => kinds))].join(', ')}.`],
  };
}

function mostTarget(
  what: string,
  taken: readonly Taken[],
  of: (each: Taken) => number,
  most: number,
): Target {
  const found = Math.max(...taken.map(of));
  return {
    what: `${what}, at the most`,
    wanted: `≤ ${most}`,
    got: String(found),
    isReached: found <= most,
    means: 'The cost of one event alone, as the first of its environment in a while.',
  };
}

function growthTarget(shown: readonly Taken[], sizes: readonly number[]): Target {
  const unitsAt = (offers: number | undefined) =>
    shown.filter((each) => each.offers === offers).map(({ what, readUnits }) => `${what} ${readUnits}`);
  const [few, many] = [unitsAt(sizes[0]), unitsAt(sizes.at(-1))];
  return {
    what: `Read units at ${sizes[0]} offers and at ${sizes.at(-1)}`,
    wanted: 'the same',
    got: `${few.join(', ')}; ${many.join(', ')}`,
    isReached: few.join() === many.join(),
    means: 'Nothing that an applicant does grows with the number of applicants.',
  };
}

/** As if all that a refusal reads were in one partition, which is true of neither version and kinder to the older one. */
function partitionTarget(all: readonly Taken[], sizes: readonly number[]): Target {
  const refused = all.filter(({ what, offers }) => what === 'refusal' && offers === sizes.at(-1));
  const [before = Number.NaN, now = Number.NaN] = refused.map(
    ({ readUnits }) => PARTITION_READ_UNITS / readUnits,
  );
  return {
    what: `Refusals a second that the ${PARTITION_READ_UNITS} read units of one partition bear at ${sizes.at(-1)} offers, before and now`,
    wanted: `≥ ${FASTER} times`,
    got: `${before.toFixed(0)} and ${now.toFixed(0)}, ${(now / before).toFixed(0)} times`,
    isReached: now >= FASTER * before,
    means: 'What bounds a crowd on AWS, where processors are added as it grows, and a partition is not.',
  };
}

function writeTarget(booked: readonly Taken[]): Target {
  const wrong = booked.filter(
    ({ what, writeUnits: used }) => used !== writeUnits[what as keyof typeof writeUnits],
  );
  const found = [...new Set(booked.map(({ writeUnits: used }) => used))].sort((one, other) => one - other);
  return {
    what: 'Write units of a booking: one day, a pair',
    wanted: Object.values(writeUnits).join(', '),
    got: found.join(', '),
    isReached: wrong.length === 0 && booked.length > 0,
    means: 'Seat, offer and record, twice each, as every item stays within 1 KB.',
  };
}

function sheetOf(all: readonly Taken[]) {
  const sorted = [...all].sort((one, other) => one.what.localeCompare(other.what));
  return {
    title: 'One event',
    columns: ['', 'offers', 'version', 'requests', 'round trips', 'read units', 'write units', 'index units'],
    rows: sorted.map((each) => [
      ...[each.what, each.offers, each.of, each.requests, each.roundTrips],
      ...[each.readUnits, each.writeUnits, each.indexUnits],
    ]),
  };
}
