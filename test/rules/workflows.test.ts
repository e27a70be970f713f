import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

type Step = { readonly uses?: string; readonly run?: string };
type Job = {
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix?: { readonly steps?: readonly string[] } };
};
type Workflow = {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.github/workflows');
const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, workflow: parse(text) as Workflow };
});
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
const stepsOfRun = [
  ...readFileSync(join(root, '.ci/run'), 'utf8').matchAll(/^ *(?:step|tests) (\w+) /gm),
].map(([, name = '']) => name);

/** The actions that `text` uses and does not hold to a commit, with the version that the commit is. */
const unpinned = (text: string) =>
  [...text.matchAll(/uses: *(.*)/g)]
    .map(([, used = '']) => used)
    .filter((used) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used));

describe.each(workflows)('the workflow $file', ({ text, workflow }) => {
  test('may read the repository and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  test('holds every action to a commit', () => {
    expect(unpinned(text)).toEqual([]);
  });

  test('runs only existing npm scripts', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('the jobs together run each step of .ci/run, and no other', () => {
  const jobs = workflows.flatMap(({ workflow }) => Object.values(workflow.jobs));
  const named = jobs.flatMap(({ steps, strategy }) => [
    ...(strategy?.matrix?.steps ?? []),
    ...steps.flatMap(({ run = '' }) => /^bash \.ci\/run ((?:\w+ ?)+)$/.exec(run)?.[1] ?? []),
  ]);
  expect(named.flatMap((each) => each.split(' ')).toSorted()).toEqual(stepsOfRun.toSorted());
});

test.each([
  'actions/checkout@v5',
  'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8',
  'actions/checkout@main # v5.0.0',
])('an action that is named as %s is found out', (used) => {
  expect(unpinned(`      - uses: ${used}\n`)).toEqual([used]);
});
