import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Season } from '#domain/season/season.ts';
import { output } from '#functions/cli/deployment.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { zoneDataNotes } from '#functions/season/zone-data.ts';
import { openStore } from '#functions/store/client.ts';
import { readSeason } from '#functions/store/items/seasons.ts';
import { type Check, type Finding, ok, problem, remark } from './finding.ts';
import { functionEnvironment, functionsOf } from './functions.ts';

/** The table is protected from deletion, and its current stream is the one that invokes the functions. */
const table: Check = {
  about: 'The table',
  async inspect(deployment) {
    const name = output(deployment, 'TableName');
    const { Table } = await new DynamoDBClient({}).send(new DescribeTableCommand({ TableName: name }));
    const findings: Finding[] = [];
    if (!Table?.DeletionProtectionEnabled)
      findings.push(
        problem(
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
        problem(
          'The functions do not read the table’s current stream',
          'Changes are stored, but no mail about them is sent.',
          'docs/operating.md#restoring: enable the stream, and deploy with -c existingTableStream=ARN',
        ),
      );
    return findings.length > 0
      ? findings
      : [ok('The table is protected from deletion, and its stream is read')];
  },
};

const backups: Check = {
  about: 'Point-in-time recovery',
  async inspect(deployment) {
    const name = output(deployment, 'TableName');
    const command = new DescribeContinuousBackupsCommand({ TableName: name });
    const { ContinuousBackupsDescription: seen } = await new DynamoDBClient({}).send(command);
    if (seen?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED')
      return [ok('The table can be restored to any second of the last 35 days')];
    return [
      problem(
        'The table cannot be restored to an earlier point in time',
        'A mistake in a season file or a manual change could not be undone.',
        `aws dynamodb update-continuous-backups --table-name ${name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
      ),
    ];
  },
};

/** The functions' season has been applied to the table. */
const season: Check = {
  about: 'The season',
  async inspect(deployment) {
    const name = output(deployment, 'TableName');
    const [digest] = functionsOf(deployment, 'Digest');
    const id = (await functionEnvironment(digest))[environmentNames.season] ?? '';
    const applied = await readSeason(openStore(name), id);
    if (applied)
      return [ok(`Season ${id} is applied`), deskFinding(applied.season), zoneFinding(applied.season)];
    return [
      problem(
        `Season ${id} has not been applied`,
        'There is nothing to invite for, and the daily digest fails.',
        `npm run season -- apply FILE --table ${name}`,
      ),
    ];
  },
};

/** Somebody may sign in to the desk, and may change things there. */
function deskFinding({ coordinators = [] }: Season): Finding {
  const editors = coordinators.filter(({ may }) => may === 'edit').length;
  if (editors > 0)
    return ok(`The desk’s coordinators: ${coordinators.length}, of whom ${editors} may change things`);
  const what =
    coordinators.length > 0 ? 'Nobody may change anything at the desk' : 'Nobody can sign in to the desk';
  return remark(
    what,
    'Everything has to be done with npm run season.',
    'Add `coordinators` to the season file, one with `may: edit`, and apply it',
  );
}

/** The functions have the time zone data of Lambda's own Node, of which this one tells no more than its age. */
function zoneFinding({ days }: Season): Finding {
  const [known = '', warning] = zoneDataNotes(process.versions.tz, { days });
  return warning === undefined
    ? ok(known)
    : remark(known, warning, 'a newer Node here, and a deployment after AWS has updated its runtime');
}

export const tableChecks: readonly Check[] = [table, backups, season];
