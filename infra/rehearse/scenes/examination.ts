import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import { checkSame } from '#infra/rehearse/stage/check.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { onStack } from './on-stack.ts';

/** Before anything is applied, on a clock that is moved: the doctor finds that, and what the emulator leaves out. */
export async function examineDeployment({ emulator, step }: Stage, { Season }: Outputs): Promise<void> {
  await step('the doctor names what the fresh stack lacks, and nothing else', async () => {
    const said = await onStack(emulator, 'doctor').catch((refused: Error) => refused.message);
    const lacks = [...said.matchAll(/^[✗?] (.*?)[.:].*$/gm)].map(([, what]) => what);
    checkSame(
      lacks,
      [
        'The table cannot be restored to an earlier moment',
        `Season ${Season} has not been applied`,
        'The clock is moved in',
      ],
      'what lacks',
    );
  });
}
