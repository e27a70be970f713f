import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import { checkSame } from '#infra/rehearse/stage/check.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { onStack } from './on-stack.ts';

/** Before a season is applied, and with a moved clock: the doctor reports both, and the emulator's gaps. */
export async function examineDeployment({ emulator, step }: Stage, { Season }: Outputs): Promise<void> {
  await step('the doctor reports the problems of the fresh stack, and no others', async () => {
    const said = await onStack(emulator, 'doctor').catch((refused: Error) => refused.message);
    const problems = [...said.matchAll(/^[✗?] (.*?)[.:].*$/gm)].map(([, what]) => what);
    checkSame(
      problems,
      [
        'The table cannot be restored to an earlier point in time',
        `Season ${Season} has not been applied`,
        'The clock is moved in',
      ],
      'the problems',
    );
  });
}
