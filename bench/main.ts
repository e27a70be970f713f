import { bill } from '#bench/bill/bill.ts';
import { coldStart } from '#bench/cold-start/cold-start.ts';
import { lazyStages } from '#bench/lambda/stages.ts';
import { alone } from '#bench/parts/alone.ts';
import { applicantPage } from '#bench/parts/applicant-page.ts';
import { booking } from '#bench/parts/booking.ts';
import { brokenNetwork } from '#bench/parts/broken-network.ts';
import { crowd } from '#bench/parts/crowd.ts';
import { interviewDay } from '#bench/parts/interview-day.ts';
import { lag } from '#bench/parts/lag.ts';
import { pages } from '#bench/parts/pages.ts';
import { twentySubmits } from '#bench/parts/twenty-submits.ts';
import { imports } from '#bench/reading/imports.ts';
import { lists } from '#bench/reading/lists.ts';
import { planning } from '#bench/reading/planning.ts';
import { whatIfOfAll } from '#bench/reading/what-if.ts';
import { toolOptions } from '#infra/tool-options.ts';
import type { Bench, Measured, Setting } from './bench.ts';
import { thisMachine } from './machine.ts';
import { writeResults } from './results.ts';

/**
 * `npm run bench`, or `npm run bench -- NAME` for one part. Results go to `.local/bench`; with `--keep` they become those
 * of the repository and of docs/performance.md. With `--check` a missed target fails the run.
 */
const benches: readonly Bench[] = [
  ...[crowd, pages, alone, booking, lag, twentySubmits],
  ...[brokenNetwork, coldStart, applicantPage, lists, imports, whatIfOfAll, planning, interviewDay, bill],
];

/** The commit of release v0.1.0, which has it in every clone, tagged or not. */
const RELEASED = 'd9a922faa9c2b88f286d453d92e865cae2b6514d';

const names = benches.map(({ name }) => name).join(', ');
const usage = `Usage: npm run bench -- [NAME...] [--keep] [--check] [--baseline COMMIT]

Measures all parts, or those that are named: ${names}.`;
const config = {
  allowPositionals: true,
  options: {
    keep: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    /** The tag or commit that the working tree is held against. */
    baseline: { type: 'string', default: RELEASED },
    seed: { type: 'string', default: '20301119' },
    environments: { type: 'string', default: '24' },
    applicants: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
  },
} as const;
const { values, positionals } = toolOptions(config, usage);
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}.\n\n${usage}`);
  process.exit(2);
}
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const stages = lazyStages(values.baseline);
const setting: Setting = {
  seed: Number(values.seed),
  environments: Number(values.environments),
  applicants: Number(values.applicants),
  rounds: Number(values.rounds),
  say: (line) => console.log(`  ${line}`),
  stages: stages.open,
};
try {
  for (const bench of chosen) {
    const measured = await measure(bench);
    writeResults([measured], benches, values.keep);
    if (values.check && measured.targets.some(({ isReached }) => !isReached)) process.exitCode = 1;
  }
} finally {
  await stages.close();
}

async function measure({ name, title, about, run }: Bench): Promise<Measured> {
  console.log(`\n${name}: ${title}`);
  const machine = thisMachine();
  const began = performance.now();
  const outcome = await run(setting);
  for (const { what, wanted, got, isReached } of outcome.targets) {
    console.log(`  ${isReached ? 'reached    ' : 'NOT reached'} ${what}: ${got} (wanted ${wanted})`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  const on = new Date().toISOString().slice(0, 10);
  return { name, title, about, ...outcome, seed: setting.seed, on, seconds, machine };
}
