import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Measured } from './bench.ts';
import { performancePage } from './performance-page.ts';

const resultsFile = join(import.meta.dirname, 'results.json');
const pageFile = join(import.meta.dirname, '../../docs/performance.md');

/** Puts what was measured in place of what an earlier run found of the same benches, and writes the page anew. */
export function keepResults(measured: readonly Measured[], benches: readonly Bench[]): void {
  const before = existsSync(resultsFile) ? (JSON.parse(readFileSync(resultsFile, 'utf8')) as Measured[]) : [];
  const all = benches.flatMap(({ name }) => {
    const found = measured.find((each) => each.name === name) ?? before.find((each) => each.name === name);
    return found ? [found] : [];
  });
  writeFileSync(resultsFile, `${JSON.stringify(all, undefined, 2)}\n`);
  writeFileSync(pageFile, performancePage(all));
}
