import { parseArgs } from 'node:util';
import { applicantPage } from './applicant-page.ts';
import type { Bench, Measured } from './bench.ts';
import { bill } from './bill.ts';
import { booking } from './booking.ts';
import { brokenNetwork } from './broken-network.ts';
import { coldStart } from './cold-start.ts';
import { crowd } from './crowd.ts';
import { lists } from './lists.ts';
import { thisMachine } from './machine.ts';
import { keepResults } from './results.ts';
import { twentySubmits } from './twenty-submits.ts';

/**
 * `npm run bench`, or `npm run bench -- NAME` for one of them; `--seed N` draws another crowd, and with `--check` a target
 * that is not reached fails the run.
 */
const benches: readonly Bench[] = [
  ...[crowd, booking, twentySubmits, brokenNetwork, coldStart, applicantPage, lists, bill],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '20301119' }, check: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const names = benches.map(({ name }) => name).join(', ');
  throw new Error(`there is no bench ${unknown.join(', ')}: choose from ${names}`);
}
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
console.log(`seed ${values.seed}`);
for (const bench of chosen) {
  const measured = await measure(bench, Number(values.seed));
  keepResults([measured], benches);
  if (values.check && measured.targets.some(({ isReached }) => !isReached)) process.exitCode = 1;
}

async function measure(bench: Bench, seed: number): Promise<Measured> {
  const { name, title, about } = bench;
  console.log(`\n${name}: ${title}`);
  const machine = thisMachine();
  const began = performance.now();
  const outcome = await bench.run(seed, (line) => console.log(`  ${line}`));
  for (const { what, wanted, got, isReached } of outcome.targets) {
    console.log(`  ${isReached ? 'reached    ' : 'NOT reached'} ${what}: ${got} (wanted ${wanted})`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  return {
    name,
    title,
    about,
    ...outcome,
    seed,
    on: new Date().toISOString().slice(0, 10),
    seconds,
    machine,
  };
}
