import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import type { Emulator } from '#infra/rehearse/stage/emulator.ts';
import { runProcess } from '#infra/rehearse/stage/processes.ts';

/** Runs an operator's command on the deployed stack. Returns its output; throws it if the exit code is not 0. */
export function onStack(
  { environment: env }: Emulator,
  command: 'doctor' | 'link-keys',
  ...args: readonly string[]
): Promise<string> {
  const file = join(projectRoot, 'functions/cli', `${command}.ts`);
  return runProcess(process.execPath, [file, ...args], { cwd: projectRoot, env });
}
