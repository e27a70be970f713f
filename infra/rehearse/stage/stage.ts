import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { type Cdk, cdkAgainst } from './cdk.ts';
import { type Emulator, startEmulator } from './emulator.ts';
import { pythonIn } from './python.ts';

/** Says what is rehearsed, does it, and says that it went well, or rethrows. */
export type Step = <T>(says: string, work: () => Promise<T>) => Promise<T>;

/** What every scene of the rehearsal has at hand. */
export type Stage = {
  readonly emulator: Emulator;
  readonly cdk: Cdk;
  /** For files of this run. */
  readonly folder: string;
  readonly step: Step;
};

/** Builds the stage: Python's own environment (kept for the next run), the emulator, a folder. */
export async function setStage(step: Step): Promise<Stage> {
  const own = join(projectRoot, '.rehearsal');
  const python = await step('Python’s own environment, with the pinned emulator', async () =>
    pythonIn(join(own, 'python')),
  );
  const folder = mkdtempSync(join(own, 'run-'));
  // Else the scripts that the emulator writes here would be taken for modules of this project.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  const emulator = await step('the emulator, over TLS and with IAM enforced', () =>
    startEmulator(python, folder),
  );
  return { emulator, folder, step, cdk: cdkAgainst(emulator, folder) };
}

/** Ends everything that runs. What the run wrote is only of use where it failed. */
export async function strikeStage({ emulator, folder }: Stage, went: 'well' | 'wrong'): Promise<void> {
  await emulator.stop();
  if (went === 'well') rmSync(folder, { recursive: true, force: true });
}
