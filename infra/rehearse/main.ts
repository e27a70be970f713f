import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { complaints } from '#infra/rehearse/stage/error-logs.ts';
import { endRunning } from '#infra/rehearse/stage/processes.ts';
import { type Stage, type Step, setStage, strikeStage } from '#infra/rehearse/stage/stage.ts';
import { gaps } from './emulator-gaps.ts';
import { rehearse } from './rehearsal.ts';

const AT_MOST_MINUTES = 8;
const began = performance.now();
let steps = 0;
let stage: Stage | undefined;
let ending: Promise<never> | undefined;

const step: Step = async (says, work) => {
  const start = performance.now();
  const done = await work().catch((cause: unknown) => {
    if (!ending) console.error(`✗ ${says}`);
    throw cause;
  });
  steps += 1;
  console.log(`✓ ${says} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return done;
};

async function run(): Promise<void> {
  mkdirSync(join(projectRoot, '.rehearsal'), { recursive: true });
  stage = await setStage(step);
  await rehearse(stage);
}

/** Shuts everything down, once, even if several errors ask for it. */
function end(went: 'well' | 'wrong'): Promise<never> {
  ending ??= strike(went);
  return ending;
}

async function strike(went: 'well' | 'wrong'): Promise<never> {
  endRunning();
  if (stage && went === 'wrong') {
    const said = await complaints(stage.emulator).catch((cause: unknown) => String(cause));
    console.error(`\nWhat was logged as wrong:\n${said}\nMore is in ${stage.folder}`);
  }
  if (stage) await strikeStage(stage, went);
  process.exit(went === 'well' ? 0 : 1);
}

function tellGaps(): void {
  console.log('\nNot rehearsed, because the emulator lacks it:');
  for (const { lacks, instead } of gaps) console.log(`- ${lacks}. Instead: ${instead}.`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end('wrong'));
const late = setTimeout(() => {
  console.error(`✗ not done within ${AT_MOST_MINUTES} minutes`);
  void end('wrong');
}, AT_MOST_MINUTES * 60_000);

try {
  await run();
  clearTimeout(late);
  tellGaps();
  console.log(`\n${steps} steps rehearsed in ${Math.round((performance.now() - began) / 1000)} s.`);
  await end('well');
} catch (cause) {
  if (!ending) console.error(cause instanceof Error ? cause.message : String(cause));
  await end('wrong');
}
