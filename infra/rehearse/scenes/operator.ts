import { join } from 'node:path';
import { environmentNames } from '#functions/runtime/environment.ts';
import { projectRoot } from '#infra/project-root.ts';
import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import type { Emulator } from '#infra/rehearse/stage/emulator.ts';
import { runProcess } from '#infra/rehearse/stage/processes.ts';

/** Runs `npm run season` against the deployment, on the deployment's clock. Returns its output. */
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
  const command = join(projectRoot, 'functions/cli/season.ts');
  return runProcess(process.execPath, [command, ...args], { cwd: projectRoot, env });
}
