import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { deployedPackages, type Lockfile, licencePage, refusedPackages } from './licences.ts';

/** `npm run licences` writes the page; with `--check` it is compared instead. Ends with 1 where something is amiss. */
const file = join(projectRoot, 'docs/licences.md');
const lockfile: Lockfile = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
const packages = deployedPackages(lockfile);
const page = licencePage(packages);

function complain(line: string): void {
  console.error(line);
  process.exitCode = 1;
}

for (const { name, version, licence } of refusedPackages(packages))
  complain(`${name} ${version}: the licence ${licence} is not an allowed one (infra/licences/licences.ts)`);
if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) complain('docs/licences.md is out of date: npm run licences');
