import type { Context, Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { offerAt } from './answers.ts';

/** Restores the table as in the runbook, and deploys on the restored one. Returns the settings of that deployment. */
export async function restoreTable(
  stage: Stage,
  context: Context,
  last: Outputs,
  link: string,
): Promise<Context> {
  const { emulator, cdk, step } = stage;
  const table = `${last.TableName}-restored`;
  const before = await offerAt(stage, link);
  const existingTableStream = await step(
    'the table is restored beside itself, by the steps of the runbook',
    async () => {
      const { TableName } = last;
      const restore = { SourceTableName: TableName, TargetTableName: table, UseLatestRestorableTime: true };
      await emulator.call('dynamodb', 'restore_table_to_point_in_time', restore);
      const { TableDescription } = (await emulator.call('dynamodb', 'update_table', {
        TableName: table,
        DeletionProtectionEnabled: true,
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      })) as { TableDescription: { LatestStreamArn?: string } };
      const recovery = { PointInTimeRecoveryEnabled: true };
      await emulator.call('dynamodb', 'update_continuous_backups', {
        TableName: table,
        PointInTimeRecoverySpecification: recovery,
      });
      check(TableDescription.LatestStreamArn !== undefined, 'the restored table has a stream');
      return TableDescription.LatestStreamArn ?? '';
    },
  );
  const onRestored = { ...context, existingTableStream };
  await step('a deployment takes the restored table up: the link opens the same offer', async () => {
    const outputs = await cdk.deploy(onRestored);
    checkSame(outputs.TableName, table, 'the table');
    checkSame((await offerAt(stage, link)).version, before.version, 'the offer’s version');
  });
  return onRestored;
}
