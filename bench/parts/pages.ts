import type { Bench, Figure, Outcome, Setting, Target } from '#bench/bench.ts';
import { pageEvent } from '#bench/lambda/events.ts';
import type { Stage } from '#bench/lambda/stage.ts';
import { inTurn } from '#bench/lambda/stages.ts';
import { figure, mean, median, quantile } from '#bench/statistics.ts';
import { seeded, shuffled } from '#test/support/checks/seeded.ts';

/** How many pages are opened before those that count. */
const WARM_UP = 240;

/** One round of pages by one version. Times are the handler's own. */
export type Pages = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly requests: number;
  readonly roundTrips: number;
  readonly failed: number;
};

export type PagesOf = ReadonlyMap<string, readonly Pages[]>;

export const pages: Bench = {
  name: 'pages',
  title: 'A crowd opens its page',
  about: `Every applicant of the season opens their personal page, all at the same moment, before anybody has booked. Inside: the link's
signature, the reads, what is still free for this applicant, the page as HTML, the log line, and the reply as JSON.`,
  run: async (setting) => {
    const stages = await setting.stages();
    const found = new Map([
      [stages.before.checkout.name, [] as Pages[]],
      [stages.now.checkout.name, [] as Pages[]],
    ]);
    for (let round = 0; round <= setting.rounds; round += 1) {
      for (const stage of inTurn(stages, round)) {
        const opened = await openAll(stage, setting, round);
        if (round === 0) continue;
        found.get(stage.checkout.name)?.push(opened);
        setting.say(`round ${round}, ${stage.checkout.name}: ${opened.perSecond.toFixed(1)} pages a second`);
      }
    }
    return pagesOutcome(found, setting);
  },
};

async function openAll(
  stage: Stage,
  { applicants, environments, seed }: Setting,
  round: number,
): Promise<Pages> {
  const invited = await stage.season('pages', { categorical: applicants, primaryCare: 0, seats: 20 });
  const readers = shuffled(seeded(seed + round), invited).slice(0, round === 0 ? WARM_UP : undefined);
  const pool = await stage.environments(environments);
  const { answers, seconds } = await pool.answer(readers.map(({ token }) => ({ event: pageEvent(token) })));
  const times = answers.map(({ milliseconds }) => milliseconds);
  return {
    perSecond: answers.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    requests: mean(answers.map(({ requests }) => requests)),
    roundTrips: mean(answers.map(({ roundTrips }) => roundTrips)),
    failed: answers.filter(({ status }) => status !== 200).length,
  };
}

/** The targets are of the last version. */
export function pagesOutcome(
  found: PagesOf,
  { environments, applicants }: Pick<Setting, 'environments' | 'applicants'>,
): Outcome {
  const compared = (what: string, unit: string, of: (pages: Pages) => number): Figure[] =>
    [...found].map(([name, runs]) => figure(what, name, unit, runs.map(of)));
  return {
    figures: [
      ...compared('pages a second', '1/s', ({ perSecond }) => perSecond),
      ...compared('a page takes, median', 'ms', ({ p50 }) => p50),
      ...compared('a page takes, 99th percentile', 'ms', ({ p99 }) => p99),
      ...compared('requests of a page, mean', '', ({ requests }) => requests),
      ...compared('round trips of a page, mean', '', ({ roundTrips }) => roundTrips),
    ],
    targets: targetsOf(found),
    notes: [
      `${applicants} applicants, ${environments} environments.`,
      `Pages a second, against ${[...found.keys()][0]}: ${ratioOf(found).toFixed(2)}.`,
    ],
  };
}

function ratioOf(found: PagesOf): number {
  const [before = [], now = []] = [...found.values()];
  return median(now.map(({ perSecond }, round) => perSecond / (before[round]?.perSecond ?? Number.NaN)));
}

function targetsOf(found: PagesOf): Target[] {
  const now = [...found.values()].at(-1) ?? [];
  const failed = now.reduce((sum, each) => sum + each.failed, 0);
  return [
    {
      what: 'Pages that were not shown',
      wanted: '0',
      got: String(failed),
      isReached: failed === 0,
      means: 'Everybody sees their page at the first try.',
    },
  ];
}
