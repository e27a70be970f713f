import type { Figure, Outcome, Target } from './bench.ts';
import type { Race } from './race.ts';
import { figure, median } from './statistics.ts';

const names: Readonly<Record<string, string>> = {
  fairslot: 'Fairslot',
  transaction: 'bare transaction',
  postgres: 'PostgreSQL',
};

type Races = ReadonlyMap<string, readonly Race[]>;

/** What the races of all rounds say. */
export function crowdOutcome(races: Races, rounds: number): Outcome {
  for (const name of races.keys()) if (name !== 'fairslot') mustStand(races, name);
  return {
    figures: [
      ...compared(races, 'decisions a second', '1/s', (race) => race.perSecond),
      ...compared(races, 'a booking takes, median', 'ms', (race) => race.success.p50),
      ...compared(races, 'a booking takes, 99th percentile', 'ms', (race) => race.success.p99),
      ...compared(races, 'a refusal takes, median', 'ms', (race) => race.refusal.p50),
      ...compared(races, 'a refusal takes, 99th percentile', 'ms', (race) => race.refusal.p99),
      ...own(races, 'round trips of a refusal, mean', (race) => race.roundTrips.refusal),
      ...own(races, 'round trips of a booking, mean', (race) => race.roundTrips.success),
      ...own(races, 'requests to the table in all', (race) => race.requests),
    ],
    targets: targetsOf(races, rounds),
    notes: [
      'One process answers all two hundred at once and remembers for all of them. On Lambda each environment answers one event at a time and remembers for itself (decision 0013): the first refusal in each environment reads as much as one alone would, and only those after it come cheap.',
      ...(races.has('postgres')
        ? []
        : ['PostgreSQL is not installed here (apt-get install postgresql): not compared.']),
    ],
  };
}

/** A baseline that sells wrongly, or answers anything but yes and no, is fast for the wrong reason. */
function mustStand(races: Races, name: string): void {
  const bad = runsOf(races, name).find(({ oversold, unsold, wrong }) => oversold + unsold + wrong > 0);
  if (!bad) return;
  const { oversold, unsold, wrong } = bad;
  throw new Error(`${name} is no baseline: ${oversold} oversold, ${unsold} unsold, ${wrong} wrong answers`);
}

function compared(races: Races, what: string, unit: string, of: (race: Race) => number): Figure[] {
  return [...races].map(([name, runs]) => figure(what, names[name] ?? name, unit, runs.map(of)));
}

function own(races: Races, what: string, of: (race: Race) => number): Figure[] {
  return [figure(what, 'Fairslot', '', runsOf(races, 'fairslot').map(of))];
}

function runsOf(races: Races, name: string): readonly Race[] {
  return races.get(name) ?? [];
}

/** The median of the rounds' own ratios: what slows a whole round down falls out. */
function ratio(races: Races, to: string): number {
  const others = runsOf(races, to);
  return median(
    runsOf(races, 'fairslot').map((race, round) => race.perSecond / (others[round]?.perSecond ?? Number.NaN)),
  );
}

function targetsOf(races: Races, rounds: number): Target[] {
  const ours = runsOf(races, 'fairslot');
  const count = (of: (race: Race) => number) => ours.reduce((sum, race) => sum + of(race), 0);
  const [oversold, unsold, wrong] = [
    count((race) => race.oversold),
    count((race) => race.unsold),
    count((race) => race.wrong),
  ];
  const toTransaction = ratio(races, 'transaction');
  const toPostgres = races.has('postgres') ? ratio(races, 'postgres') : undefined;
  const trips = median(ours.map((race) => race.roundTrips.refusal));
  const tail = median(ours.map((race) => race.refusal.p99 / race.success.p99));
  return [
    {
      what: 'Seats oversold, left unsold, and answers that do not stand',
      wanted: '0, 0, 0',
      got: `${oversold}, ${unsold}, ${wrong} in ${rounds} rounds`,
      isReached: oversold + unsold + wrong === 0,
      means: 'Each seat that was wanted has one holder, and everybody was told the truth.',
    },
    {
      what: 'Decisions a second, against the bare transaction',
      wanted: '≥ 0.6',
      got: toTransaction.toFixed(2),
      isReached: toTransaction >= 0.6,
      means: 'What all of Fairslot costs on top of the one write that it cannot do without.',
    },
    ...(toPostgres === undefined
      ? []
      : [
          {
            what: 'Decisions a second, against PostgreSQL',
            wanted: '> 1',
            got: toPostgres.toFixed(2),
            isReached: toPostgres > 1,
            means: 'Against a row lock on one machine, which has no page to draw for who is refused.',
          },
        ]),
    {
      what: 'Round trips of a refusal to the table, on the mean',
      wanted: '≤ 0.25',
      got: trips.toFixed(2),
      isReached: trips <= 0.25,
      means: 'Who comes when all is gone costs the table next to nothing.',
    },
    {
      what: 'Refusal against booking, 99th percentiles',
      wanted: '≤ 2',
      got: tail.toFixed(2),
      isReached: tail <= 2,
      means: 'Nobody waits long only to hear no. Of 20 bookings, the 99th percentile is the slowest.',
    },
  ];
}
