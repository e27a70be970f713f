import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { output } from '#functions/cli/deployment.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { openStore } from '#functions/store/client.ts';
import { readSeason } from '#functions/store/seasons.ts';
import { type Check, type Finding, lacking, well } from './finding.ts';
import { environmentOf, functionsOf } from './functions.ts';

/** The table cannot be deleted by a slip, and tells of each change to the stream that the functions hear. */
const table: Check = {
  about: 'The table',
  async look(deployment) {
    const name = output(deployment, 'TableName');
    const { Table } = await new DynamoDBClient({}).send(new DescribeTableCommand({ TableName: name }));
    const findings: Finding[] = [];
    if (!Table?.DeletionProtectionEnabled)
      findings.push(
        lacking(
          'The table can be deleted by one command',
          'Every offer, booking and record is in it.',
          `aws dynamodb update-table --table-name ${name} --deletion-protection-enabled`,
        ),
      );
    if (
      !Table?.StreamSpecification?.StreamEnabled ||
      Table.LatestStreamArn !== output(deployment, 'TableStreamArn')
    )
      findings.push(
        lacking(
          'The table’s stream is not the one that the functions listen to',
          'Changes are kept, but no mail about them leaves.',
          'docs/operating.md#restoring: switch the stream on, and deploy with -c existingTableStream= its ARN',
        ),
      );
    return findings.length > 0 ? findings : [well('The table is protected from deletion, and heard')];
  },
};

const backups: Check = {
  about: 'Whether the table can be restored',
  async look(deployment) {
    const name = output(deployment, 'TableName');
    const command = new DescribeContinuousBackupsCommand({ TableName: name });
    const { ContinuousBackupsDescription: seen } = await new DynamoDBClient({}).send(command);
    if (seen?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED')
      return [well('The table can be restored to any second of the last 35 days')];
    return [
      lacking(
        'The table cannot be restored to an earlier moment',
        'A mistake, in a season file or by hand, could not be undone.',
        `aws dynamodb update-continuous-backups --table-name ${name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
      ),
    ];
  },
};

/** The season that the functions work for is in the table. */
const season: Check = {
  about: 'The season',
  async look(deployment) {
    const name = output(deployment, 'TableName');
    const [digest] = functionsOf(deployment, 'Digest');
    const id = (await environmentOf(digest))[environmentNames.season] ?? '';
    if (await readSeason(openStore(name), id)) return [well(`Season ${id} is applied`)];
    return [
      lacking(
        `Season ${id} has not been applied`,
        'There is nothing to invite for, and the daily digest fails.',
        `npm run season -- apply FILE --table ${name}`,
      ),
    ];
  },
};

export const tableChecks: readonly Check[] = [table, backups, season];
