import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** One way to check the model: as it is, or with a bug that it must find. */
type Variant = { readonly name: string; readonly planted?: string };

/** What spin's search came to. `isBroken`: a promise was found broken. `complete`: no state was left out. */
type Search = {
  readonly errors: number;
  readonly isBroken: boolean;
  readonly states: number;
  readonly complete: boolean;
};

const run = promisify(execFile);
const model = fileURLToPath(new URL('commit.pml', import.meta.url));
const variants: readonly Variant[] = [
  { name: 'the protocol' },
  { name: 'without a look at the offer’s version', planted: 'NO_OFFER_GUARD' },
  { name: 'without a look whether a seat is free', planted: 'NO_SEAT_GUARD' },
  { name: 'without a fence against late sends', planted: 'NO_FENCE' },
  { name: 'a pair in two writes', planted: 'TWO_WRITES' },
];

/** Searches every state of the model, in a folder of its own. */
async function search({ planted }: Variant): Promise<Search> {
  const cwd = await mkdtemp(join(tmpdir(), 'fairslot-model-'));
  try {
    await run('spin', ['-a', ...(planted ? [`-D${planted}`] : []), model], { cwd });
    await run('cc', [planted ? '-O0' : '-O2', '-w', '-DSAFETY', '-DNOCLAIM', '-o', 'pan', 'pan.c'], { cwd });
    const { stdout } = await run('./pan', ['-m200000', '-w24'], { cwd });
    return searchIn(stdout);
  } finally {
    await rm(cwd, { recursive: true });
  }
}

function searchIn(report: string): Search {
  const [, errors] = /errors: (\d+)/.exec(report) ?? [];
  const [, states] = /(\d+) states, stored/.exec(report) ?? [];
  if (errors === undefined) throw new Error(`spin's report cannot be read:\n${report}`);
  const complete = !/max search depth too small|out of memory|Search not completed/.test(report);
  const isBroken = /assertion violated/.test(report);
  return { errors: Number(errors), isBroken, states: Number(states ?? 0), complete };
}

/** Returns the problem of a search, if any: an error in the protocol, or no error where a bug was planted. */
function violation({ planted }: Variant, { errors, isBroken, complete }: Search): string | undefined {
  if (planted) return isBroken ? undefined : 'the planted bug was not found';
  if (errors > 0) return 'it breaks a promise';
  return complete ? undefined : 'not every state was reached';
}

async function check(variant: Variant): Promise<boolean> {
  const began = performance.now();
  const found = await search(variant);
  const wrong = violation(variant, found);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const verdict = wrong ?? (variant.planted ? 'found, as it should be' : 'holds');
  process.stdout.write(`model: ${variant.name}: ${verdict} (${found.states} states, ${seconds} s)\n`);
  return wrong === undefined;
}

/** The required programs that are not installed. */
async function missing(): Promise<readonly string[]> {
  const tools = [
    ['spin', '-V', 'spin'],
    ['cc', '--version', 'gcc'],
  ] as const;
  const found = await Promise.allSettled(tools.map(([command, flag]) => run(command, [flag])));
  return tools.filter((_, index) => found[index]?.status === 'rejected').map(([, , name]) => name);
}

const absent = await missing();
if (absent.length > 0) {
  process.stderr.write(
    `The model is checked by spin, which is not here: apt-get install ${absent.join(' ')}\n`,
  );
  process.exitCode = 1;
} else {
  const held = await Promise.all(variants.map(check));
  process.exitCode = held.includes(false) ? 1 : 0;
}
