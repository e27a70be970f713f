import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import type { Emulator } from '#infra/rehearse/stage/emulator.ts';
import { runProcess } from '#infra/rehearse/stage/processes.ts';

/** One of the operator's commands about the deployed stack. Answers what it said; throws that where it ended with 1. */
export function onStack(
  { environment: env }: Emulator,
  command: 'doctor' | 'link-keys',
  ...args: readonly string[]
): Promise<string> {
  const file = join(projectRoot, 'functions/cli', `${command}.ts`);
  return runProcess(process.execPath, [file, ...args], { cwd: projectRoot, env });
}
