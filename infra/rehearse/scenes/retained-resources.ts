import type { Context, Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { offerAt } from './answers.ts';

/** Deletes the stack: both tables are retained with their items, and a new stack takes over the one in use. */
export async function endAndTakeUp(
  stage: Stage,
  context: Context,
  last: Outputs,
  link: string,
): Promise<void> {
  const { emulator, cdk, step } = stage;
  const before = await offerAt(stage, link);
  await step('destroying the stack keeps the table, its items and its key', async () => {
    await cdk.destroy(context);
    const { Table } = (await emulator.call('dynamodb', 'describe_table', { TableName: last.TableName })) as {
      Table: { ItemCount: number; DeletionProtectionEnabled: boolean };
    };
    check(Table.ItemCount > 0, 'there are items');
    check(Table.DeletionProtectionEnabled, 'it is protected from deletion');
    await emulator.call('kms', 'describe_key', { KeyId: last.KeyArn });
  });
  await step('a new stack takes over the retained resources: the link opens the same offer', async () => {
    const kept = { existingKey: last.KeyArn ?? '', existingLinkKeys: last.LinkKeysArn ?? '' };
    const outputs = await cdk.deploy({ ...context, ...kept });
    const moved = link.replace(last.PublicUrl ?? '', outputs.PublicUrl ?? '');
    checkSame((await offerAt(stage, moved)).version, before.version, 'the offer’s version');
  });
}
