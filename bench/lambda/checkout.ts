import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { entries } from '#functions/entries.ts';
import { type Layout, layouts } from './layout.ts';

export type Entry = Pick<(typeof entries)[number], 'name' | 'module' | 'trigger'>;

/** One state of the code that is measured. */
export type Checkout = {
  /** As tables call it: the tag, or `this version`. */
  readonly name: string;
  readonly root: string;
  readonly layout: Layout;
  readonly entries: readonly Entry[];
};

const projectRoot = join(import.meta.dirname, '../..');

export function workingTree(): Promise<Checkout> {
  return openCheckout('this version', projectRoot);
}

/**
 * The files of a git tag or commit in `.local/bench`, with the working tree's packages where the lockfile is the same and
 * its own where it is not. Throws if git does not know the name.
 */
export async function checkoutOf(ref: string): Promise<Checkout> {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: projectRoot, maxBuffer: 256 * 1024 * 1024 });
  const commit = git('rev-parse', '--verify', `${ref}^{commit}`).toString().trim();
  const root = join(projectRoot, '.local/bench', commit);
  if (!existsSync(join(root, 'node_modules'))) {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    execFileSync('tar', ['-x', '-C', root], { input: git('archive', commit) });
    const lockfile = (of: string) => readFileSync(join(of, 'package-lock.json'), 'utf8');
    if (lockfile(root) === lockfile(projectRoot))
      symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
    else execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  }
  return openCheckout(ref, root);
}

async function openCheckout(name: string, root: string): Promise<Checkout> {
  const layout = layouts.find(({ links }) => existsSync(join(root, links)));
  if (!layout) throw new Error(`bench/lambda/layout.ts does not know the layout of ${root}`);
  const table = await importFrom<{ entries: readonly Entry[] }>(root, 'functions/entries.ts');
  return { name, root, layout, entries: table.entries };
}

/** Imports a module of a checkout, with the packages that lie beside it. */
export async function importFrom<T>(root: string, module: string): Promise<T> {
  return (await import(pathToFileURL(join(root, module)).href)) as T;
}

/** The module of the function that answers applicants, as an absolute path. */
export function applicantModule({ root, entries }: Checkout): string {
  const entry = entries.find(({ name }) => name === 'applicant');
  if (!entry) throw new Error(`${root} has no entry for applicants`);
  return join(root, entry.module);
}

/** Runs the checkout's season command. Throws where it refuses. */
export async function seasonCommand(
  { root }: Checkout,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { season: string };
  };
  // Its options for Node, and its module.
  const [, ...command] = scripts.season.split(' ');
  const env = { ...process.env, ...variables };
  await promisify(execFile)(process.execPath, [...command, ...args], { cwd: root, env });
}
