import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Measured } from './bench.ts';
import { performancePage } from './performance-page.ts';

const root = join(import.meta.dirname, '..');
const kept = { results: join(import.meta.dirname, 'results.json'), page: join(root, 'docs/performance.md') };
const local = {
  results: join(root, '.local/bench/results.json'),
  page: join(root, '.local/bench/performance.md'),
};

/**
 * Replaces the results of an earlier run of the same benches, and writes the page from them:
 * the repository's with `keep`, else those of this machine.
 */
export function writeResults(measured: readonly Measured[], benches: readonly Bench[], keep: boolean): void {
  const { results, page } = keep ? kept : local;
  const before = existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')) as Measured[]) : [];
  const all = benches.flatMap(({ name }) => {
    const found = measured.find((each) => each.name === name) ?? before.find((each) => each.name === name);
    return found ? [found] : [];
  });
  mkdirSync(join(root, '.local/bench'), { recursive: true });
  writeFileSync(results, `${JSON.stringify(all, undefined, 2)}\n`);
  writeFileSync(page, performancePage(all));
}
