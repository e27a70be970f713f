import { join } from 'node:path';
import { environmentNames } from '../../functions/environment.ts';
import { projectRoot } from '../settings.ts';
import type { Outputs } from './cdk.ts';
import type { Emulator } from './emulator.ts';
import { runProcess } from './processes.ts';

/** The operator's own command against the deployment, at the deployment's time. Answers what it said. */
export async function operate(
  { environment }: Emulator,
  outputs: Outputs,
  clockShiftMs: string,
  args: readonly string[],
): Promise<string> {
  const env = {
    ...environment,
    [environmentNames.table]: outputs.TableName ?? '',
    [environmentNames.season]: outputs.Season ?? '',
    [environmentNames.clockShift]: clockShiftMs,
  };
  const command = join(projectRoot, 'functions/operator/season.ts');
  return runProcess(process.execPath, [command, ...args], { cwd: projectRoot, env });
}
