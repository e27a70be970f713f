import type { Bench, Outcome, Say } from '#bench/bench.ts';
import { figure } from '#bench/statistics.ts';
import type { DayInterviewer, InterviewDay, Span } from '#domain/interview-plan/interview-day.ts';
import { planDay } from '#domain/interview-plan/plan-day.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';
import { numbersFrom } from './number-source.ts';

type Size = {
  readonly guests: number;
  readonly interviewers: number;
  readonly times: number;
  readonly teams: number;
};
type Case = {
  readonly name: string;
  readonly size: Size;
  readonly rounds: number;
  readonly mostSeconds: number;
};

const cases: readonly Case[] = [
  {
    name: '24 × 12 × 10',
    size: { guests: 24, interviewers: 12, times: 10, teams: 3 },
    rounds: 3,
    mostSeconds: 2,
  },
  {
    name: '60 × 30 × 16',
    size: { guests: 60, interviewers: 30, times: 16, teams: 7 },
    rounds: 1,
    mostSeconds: 30,
  },
];
/** The solver stops then, with the best plan that it has and how far it may be from the best there is. */
const SECONDS = 29;

export const planning: Bench = {
  name: 'planning',
  title: 'A plan of an interview day, and its repair',
  about: `Applicants × interviewers × times of invented days: a team interview and a 1:1 for each applicant, teams of two, a third of the
interviewers there for half of the time, a recusal each, a wish of every fourth applicant. All five aims, each to its proof or until
${SECONDS} s have passed. The repair is of the same day after an interviewer dropped out. Seconds of the processor, not of the clock,
because the solver has one thread and machines are shared.`,
  run: async ({ seed, say }) => {
    const measured = [];
    for (const each of cases) measured.push(await measure(each, seed, say));
    return together(measured);
  },
};

async function measure({ name, size, rounds, mostSeconds }: Case, seed: number, say: Say): Promise<Outcome> {
  const day = inventedDay(size, seed);
  const [planned, repaired] = [[] as number[], [] as number[]];
  let open = 'every aim proved';
  for (let round = 0; round < rounds; round += 1) {
    const plan = await timedPlan(day, planned);
    if (plan.kind !== 'plan') throw new Error(`the day of ${name} has no plan`);
    if (plan.open.length > 0)
      open = plan.open.map(({ aim, cost, bound }) => `${aim} ${cost}, at best ${bound}`).join('; ');
    const interviewers = day.interviewers.slice(0, -1);
    await timedPlan({ ...day, interviewers, published: plan.interviews }, repaired);
  }
  const seconds = Math.max(...planned);
  say(`${name}: ${seconds.toFixed(1)} s, repair ${Math.max(...repaired).toFixed(1)} s; ${open}`);
  return {
    figures: [
      figure(`${name}: plan`, 'Fairslot', 's', planned),
      figure(`${name}: repair`, 'Fairslot', 's', repaired),
    ],
    targets: [
      {
        what: `Seconds to plan ${name}`,
        wanted: `≤ ${mostSeconds}`,
        got: `${seconds.toFixed(1)} (${open})`,
        isReached: seconds <= mostSeconds,
        means: 'A coordinator waits for the small one; the large one is a job, and says what is not proved.',
      },
    ],
    notes: [`${name}: ${open}.`],
  };
}

async function timedPlan(day: InterviewDay, seconds: number[]) {
  const solve = await highsSolver(SECONDS);
  const began = process.cpuUsage();
  const plan = planDay(day, solve);
  const { user, system } = process.cpuUsage(began);
  seconds.push((user + system) / 1e6);
  return plan;
}

function inventedDay({ guests, interviewers, times, teams }: Size, seed: number): InterviewDay {
  const next = numbersFrom(seed);
  const spans: readonly Span[] = Array.from({ length: times }, (_, n) => ({
    from: 510 + 25 * n,
    to: 530 + 25 * n,
  }));
  const half = 510 + 25 * Math.floor(times / 2);
  return {
    published: [],
    interviewers: Array.from({ length: interviewers }, (_, n): DayInterviewer => {
      const isOnTeam = n < teams * 2;
      const free = next(2) === 0 ? { from: 0, to: half } : { from: half, to: 1_440 };
      return {
        ...{ id: `interviewer ${n}`, tracks: [], most: times, recusedFrom: [`guest ${next(guests)}`] },
        kinds: isOnTeam ? ['team', 'one-on-one'] : ['one-on-one'],
        ...(isOnTeam ? { team: `team ${n % teams}` } : {}),
        ...(n % 3 === 2 ? { free: [free] } : {}),
      };
    }),
    guests: Array.from({ length: guests }, (_, n) => ({
      id: `guest ${n}`,
      wishes: n % 4 === 0 ? [`interviewer ${next(interviewers)}`] : [],
      meetings: (['team', 'one-on-one'] as const).map((kind) => ({
        kind,
        track: 'categorical',
        count: 1,
        times: spans,
      })),
    })),
  };
}

function together(outcomes: readonly Outcome[]): Outcome {
  return {
    figures: outcomes.flatMap(({ figures }) => figures),
    targets: outcomes.flatMap(({ targets }) => targets),
    notes: outcomes.flatMap(({ notes }) => notes),
  };
}
