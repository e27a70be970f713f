import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { relative } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { toolOptions } from '#infra/tool-options.ts';
import { compare, namedMutants } from './named-mutants.ts';
import { runMutants } from './run-mutants.ts';
import { chooseScope } from './scope.ts';
import { type Survivor, slowIn, survivorsIn } from './survivor.ts';

/**
 * `npm run mutants -- PATH...` changes the code in PATH in every small way that Stryker knows and tells what no test notices.
 * Without a path: all of domain/. With `--again`, only what has changed since the last run. With `--tests FOLDER`, against
 * the tests in it alone: a room takes seconds, and what none of them notices another test may notice. It ends with 1
 * unless every mutant is killed or named in named-mutants.yaml. The report goes to .local/mutants.
 */
const config = {
  allowPositionals: true,
  options: {
    again: { type: 'boolean', default: false },
    tests: { type: 'string', multiple: true, default: [] as string[] },
  },
} as const;
const usage =
  'Usage: npm run mutants -- [PATH...] [--again] [--tests FOLDER]\n\nChanges the code in PATH, or all of domain/, in every small way, and tells what no test notices.';
const { values, positionals } = toolOptions(config, usage);
const paths = (positionals.length > 0 ? positionals : ['domain']).map((path) => path.replace(/\/+$/, ''));
const ofStore = paths.filter((path) => path.startsWith('functions/store'));
const isStore = ofStore.length > 0;
if (isStore && ofStore.length < paths.length)
  throw new Error('domain and functions/store are tried one at a time');

setPriority(constants.priority.PRIORITY_LOW);
chooseScope(isStore, values.tests);
const patterns = paths.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.ts`));
const tried = (await runMutants(patterns, values.again)).filter(({ status }) => status !== 'Ignored');
const byFile = Object.groupBy(tried, ({ fileName }) => relative(projectRoot, fileName));
const inEachFile = (found: typeof survivorsIn) =>
  Object.entries(byFile).flatMap(([file, mutants = []]) => found(file, readFileSync(file, 'utf8'), mutants));
const wasTried = (file: string) => paths.some((path) => file === path || file.startsWith(`${path}/`));
const { unnamed, outdated } = compare(inEachFile(survivorsIn), namedMutants(), wasTried, inEachFile(slowIn));

function tell(heading: string, { file, code, becomes }: Survivor): void {
  console.log(`${heading}: ${file}\n  - ${code}\n  + ${becomes}`);
}
for (const each of unnamed) tell('No test notices', each);
for (const each of outdated) tell('Named, but killed or gone', each);
const open = unnamed.length + outdated.length;
console.log(
  open === 0
    ? `${tried.length} mutants, all killed or named`
    : `${tried.length} mutants, ${unnamed.length} that no test notices, ${outdated.length} named without need`,
);
process.exitCode = open === 0 ? 0 : 1;
