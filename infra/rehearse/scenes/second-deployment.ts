import { rejects } from 'node:assert/strict';
import type { Context, Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { offerAt } from './answers.ts';
import { onStack } from './on-stack.ts';
import { operate } from './operator.ts';
import { seasonWithDigestAt } from './season-variants.ts';

/**
 * Deploys again, days later, with a changed season and a new link key. Bookings are unchanged, and old links open.
 */
export async function deployAgain(
  stage: Stage,
  context: Context,
  first: Outputs,
  link: string,
): Promise<Outputs> {
  const { emulator, cdk, step, folder } = stage;
  const season = seasonWithDigestAt('18:15', folder);
  const before = await offerAt(stage, link);
  await step('the link key is rotated, with both keys live', () => rotateKeys(stage));
  const outputs = await step('a second deployment, days later and with a changed season', () =>
    cdk.deploy({ ...context, season }),
  );
  await step(
    'has the same table, and the booking in it, and the link of the earlier key still opens',
    async () => {
      checkSame(outputs.TableName, first.TableName, 'the table');
      const { booking, version } = await offerAt(stage, link);
      checkSame([booking, version], [before.booking, before.version], 'the booking');
    },
  );
  await step('the operator applies the changed season over the one that is lived through', async () => {
    await operate(emulator, outputs, context.clockShiftMs ?? '0', ['apply', season]);
    check((await offerAt(stage, link)).booking !== null, 'the booking is unchanged');
  });
  return outputs;
}

/** Rotates the keys twice: the second rotation is refused, because it would revoke existing links. */
async function rotateKeys({ emulator }: Stage): Promise<void> {
  const rotate = () => onStack(emulator, 'link-keys', 'rotate');
  await rotate();
  await rejects(rotate(), /A previous key is still active/);
}
