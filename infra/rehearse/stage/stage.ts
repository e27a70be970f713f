import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { type Cdk, cdkAgainst } from './cdk.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { pythonIn } from './python.ts';

/** Runs one step of the rehearsal and prints whether it succeeded; rethrows its error. */
export type Step = <T>(says: string, work: () => Promise<T>) => Promise<T>;

/** The context of every scene of the rehearsal. */
export type Stage = {
  readonly emulator: Emulator;
  readonly cdk: Cdk;
  /** For files of this run. */
  readonly folder: string;
  readonly step: Step;
};

/** Sets up the stage: a Python environment (reused by the next run), the emulator, and a folder. */
export async function setStage(step: Step): Promise<Stage> {
  const own = join(projectRoot, '.rehearsal');
  const python = await step('Python’s own environment, with the pinned emulator', async () =>
    pythonIn(join(own, 'python')),
  );
  const folder = mkdtempSync(join(own, 'run-'));
  // Without it, Node would treat the scripts that the emulator writes here as modules of this project.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  const emulator = await step('the emulator, over TLS and with IAM enforced', () =>
    startEmulator(python, folder),
  );
  return { emulator, folder, step, cdk: cdkAgainst(emulator, folder) };
}

/** Stops all processes. The run's files are kept only if it failed. */
export async function strikeStage({ emulator, folder }: Stage, went: 'well' | 'wrong'): Promise<void> {
  await emulator.stop();
  if (went === 'well') rmSync(folder, { recursive: true, force: true });
}
