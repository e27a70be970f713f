import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { damaged } from './damage.ts';
import { drawsFrom } from './random.ts';
import { sampleApplication } from './sample-applications.ts';

const help = `Usage: npm run sample -- applications COUNT

Writes an export as ERAS makes it, of people who are invented and marked as samples, for seasons/im-2020-2021.yaml.
The same seed gives the same file.

  --seed N              another set of people. Default: 1
  --damaged N           damage so many rows as real exports are. Default: 0
  --out FILE            where to write it. Default: .local/applications-COUNT.csv`;

/** The text of an export of `count` invented people. */
export function sampleExport(count: number, seed: number, damage: number): string {
  const draw = drawsFrom(seed);
  const rows = Array.from({ length: count }, (_, index) => sampleApplication(index, draw));
  return stringify([...damaged(rows, damage, draw)], {
    header: true,
    record_delimiter: 'windows',
    quoted_match: '\n',
  });
}

function main(args: readonly string[]): number {
  const options = { seed: { type: 'string' }, damaged: { type: 'string' }, out: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
  });
  const [what, count] = [positionals[0], Number(positionals[1])];
  const [seed, damage] = [Number(values.seed ?? 1), Number(values.damaged ?? 0)];
  const isCount = (number: number) => Number.isInteger(number) && number >= 0 && number <= 50_000;
  if (what !== 'applications' || ![count, seed, damage].every(isCount) || damage > count) {
    console.error(help);
    return 2;
  }
  const out = String(values.out ?? `.local/applications-${count}.csv`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, sampleExport(count, seed, damage));
  console.log(`Wrote ${count} invented people to ${out}.`);
  return 0;
}

if (import.meta.main) process.exitCode = main(process.argv.slice(2));
