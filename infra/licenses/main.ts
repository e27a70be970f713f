import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { deployedPackages, type Lockfile, licensePage, refusedPackages } from './licenses.ts';

/** `npm run licenses` writes the page; with `--check` it is compared instead. Ends with 1 where something is amiss. */
const file = join(projectRoot, 'docs/licenses.md');
const lockfile: Lockfile = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
const packages = deployedPackages(lockfile);
const page = licensePage(packages);

function complain(line: string): void {
  console.error(line);
  process.exitCode = 1;
}

for (const { name, version, license } of refusedPackages(packages))
  complain(`${name} ${version}: the license ${license} is not an allowed one (infra/licenses/licenses.ts)`);
if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) complain('docs/licenses.md is out of date: npm run licenses');
