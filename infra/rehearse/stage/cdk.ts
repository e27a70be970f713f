import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#infra/project-root.ts';
import { emulatedAccount, region } from './account.ts';
import type { Emulator } from './emulator.ts';
import { runProcess } from './processes.ts';

/** The settings of a deployment, each passed with `-c`. */
export type Context = Readonly<Record<string, string>>;

/** The outputs of the stack by name. */
export type Outputs = Readonly<Record<string, string>>;

export type Cdk = {
  bootstrap(): Promise<void>;
  deploy(context: Context): Promise<Outputs>;
  destroy(context: Context): Promise<void>;
};

const cli = join(projectRoot, 'node_modules/aws-cdk/bin/cdk');

/** The same commands that deploy to an account, in the emulator's environment. */
export function cdkAgainst({ environment: env }: Emulator, folder: string): Cdk {
  const outputsFile = join(folder, 'outputs.json');
  const cdk = async (args: readonly string[], context: Context = {}) => {
    const settings = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const where = ['--output', join(folder, 'cdk.out'), '--no-notices', '--ci'];
    await runProcess(process.execPath, [cli, ...args, ...settings, ...where], { cwd: projectRoot, env });
  };
  return {
    bootstrap: () => cdk(['bootstrap', `aws://${emulatedAccount}/${region}`]),
    async deploy(context) {
      await cdk(['deploy', '--require-approval', 'never', '--outputs-file', outputsFile], context);
      const [outputs] = Object.values<Outputs>(JSON.parse(readFileSync(outputsFile, 'utf8')));
      if (!outputs) throw new Error('the stack has no outputs');
      return outputs;
    },
    destroy: (context) => cdk(['destroy', '--force'], context),
  };
}
