import { DescribeAlarmHistoryCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeContinuousBackupsCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  GetAccountSettingsCommand,
  GetEventSourceMappingCommand,
  GetFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { GetScheduleCommand } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
} from '@aws-sdk/client-sesv2';
import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Deployment, output, resourcesOf } from '#functions/cli/deployment.ts';
import { alarmTrial } from '#functions/cli/doctor/alarm-delivery.ts';
import { examine } from '#functions/cli/doctor/examine.ts';
import type { Finding } from '#functions/cli/doctor/finding.ts';
import { isReady, report } from '#functions/cli/doctor/report.ts';
import { winterSeason } from '#test/support/builders/season.ts';
import { seedSeason } from '#test/support/builders/seed.ts';
import { databaseAccess, freshTable } from '#test/support/hosts/database.ts';
import { deploymentOn, healthyAccount, secretOf, topicPolicy } from '#test/support/hosts/deployment.ts';

/*
 * AWS is played by mocks, because none of this can be provoked on a machine; the season is in a real table.
 */
const season = { ...winterSeason(), coordinators: [{ address: 'a@example.org', may: 'edit' as const }] };
let deployment: Deployment;
/** Deployments of seasons at whose desk something is missing, by what the doctor says of it. */
const deserted = new Map<string, Deployment>();
let account: ReturnType<typeof healthyAccount>;

beforeAll(async () => {
  deployment = deploymentOn((await seedSeason(season)).table);
  for (const [what, coordinators] of [
    ['Nobody can sign in to the desk', []],
    ['Nobody may change anything at the desk', [{ address: 'a@example.org', may: 'read' as const }]],
  ] as const)
    deserted.set(what, deploymentOn((await seedSeason({ ...season, coordinators })).table));
});
beforeEach(() => {
  const { endpoint, credentials } = databaseAccess();
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoint);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  account = healthyAccount(season.id);
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const mock of Object.values(account)) mock.restore();
});

/** The findings that are not ok. */
async function troubles(of = deployment): Promise<readonly Finding[]> {
  return (await examine(of)).filter(({ kind, what }) => kind !== 'ok' && !what.startsWith('Time zone data'));
}

test('a complete deployment is ready, and every check is named', async () => {
  const findings = await examine(deployment);
  expect(await troubles()).toEqual([]);
  expect(isReady(findings)).toBe(true);
  expect(findings).toHaveLength(16);
  expect(report(findings).at(-1)).toBe('problems: 0, not checked: 0, ok: 16');
});

test.each(['Nobody can sign in to the desk', 'Nobody may change anything at the desk'])(
  'that nobody works at the desk is a remark: %s',
  async (what) => {
    expect(await troubles(deserted.get(what))).toMatchObject([{ kind: 'remark', what }]);
  },
);

test('a season that begins after the time zone data were made is a remark, and no reason not to begin', async () => {
  const year = process.versions.tz?.slice(0, 4);
  expect(await examine(deployment)).toContainEqual(
    expect.objectContaining({
      ...{ kind: 'remark', what: `Time zone data: ${process.versions.tz}, from this Node.` },
      why: expect.stringContaining(
        `The season begins on 2030-11-18, and clock changes decided after ${year}`,
      ),
    }),
  );
});

type Problem = { readonly what: string; readonly fix: string; readonly breaks: () => unknown };

const unauthorized = 'Failed to execute action arn:aws:sns:us-east-1:111111111111:Alarms. Not authorized';

const problems: readonly Problem[] = [
  {
    what: 'SES is in the sandbox',
    fix: 'put-account-details --production-access-enabled',
    breaks: () =>
      account.ses
        .on(GetAccountCommand)
        .resolves({ SendingEnabled: true, EnforcementStatus: 'HEALTHY', ProductionAccessEnabled: false }),
  },
  {
    what: 'SES does not send for this account',
    fix: 'put-account-sending-attributes --sending-enabled',
    breaks: () =>
      account.ses.on(GetAccountCommand).resolves({ ProductionAccessEnabled: true, SendingEnabled: false }),
  },
  {
    what: 'AWS is reviewing this sender: PROBATION',
    fix: '#mail-bouncing',
    breaks: () =>
      account.ses
        .on(GetAccountCommand)
        .resolves({ ProductionAccessEnabled: true, SendingEnabled: true, EnforcementStatus: 'PROBATION' }),
  },
  {
    what: 'The sender example.org is not verified',
    fix: 'MailRecord1',
    breaks: () =>
      account.ses.on(GetEmailIdentityCommand).resolves({ IdentityType: 'DOMAIN', DkimAttributes: {} }),
  },
  {
    what: 'The mail of example.org is not signed (DKIM: PENDING)',
    fix: 'CNAME',
    breaks: () =>
      account.ses.on(GetEmailIdentityCommand).resolves({
        IdentityType: 'DOMAIN',
        VerifiedForSendingStatus: true,
        DkimAttributes: { SigningEnabled: true, Status: 'PENDING' },
      }),
  },
  {
    what: 'The deployment’s own mail is paused',
    fix: '--configuration-set-name Fairslot-mail --sending-enabled',
    breaks: () =>
      account.ses.on(GetConfigurationSetCommand).resolves({ SendingOptions: { SendingEnabled: false } }),
  },
  {
    what: 'Nobody receives the alarms',
    fix: 'aws sns subscribe --topic-arn arn:aws:sns:us-east-1:111111111111:Alarms',
    breaks: () =>
      account.sns
        .on(ListSubscriptionsByTopicCommand)
        .resolves({ Subscriptions: [{ Endpoint: 'gone@example.org', SubscriptionArn: 'Deleted' }] }),
  },
  {
    what: 'you@example.org has not confirmed its subscription to alarms',
    fix: 'Subscription Confirmation',
    breaks: () =>
      account.sns.on(ListSubscriptionsByTopicCommand).resolves({
        Subscriptions: [{ Endpoint: 'you@example.org', SubscriptionArn: 'PendingConfirmation' }],
      }),
  },
  {
    what: 'The topic’s policy does not let CloudWatch publish',
    fix: 'npm run deploy',
    breaks: () =>
      account.sns
        .on(GetTopicAttributesCommand)
        .resolves({ Attributes: { Policy: topicPolicy('ses.amazonaws.com') } }),
  },
  {
    what: 'An alarm could not be published: Fairslot-pages-failing',
    fix: 'cloudwatch.amazonaws.com',
    breaks: () => account.cloudwatch.on(DescribeAlarmHistoryCommand).resolves(published(1, unauthorized)),
  },
  {
    what: 'The table can be deleted by one command',
    fix: '--deletion-protection-enabled',
    breaks: () => tableWith({ DeletionProtectionEnabled: false }),
  },
  {
    what: 'The functions do not read the table’s current stream',
    fix: 'existingTableStream',
    breaks: () =>
      tableWith({ LatestStreamArn: 'arn:aws:dynamodb:us-east-1:111111111111:table/T/stream/later' }),
  },
  {
    what: 'The table cannot be restored to an earlier point in time',
    fix: 'PointInTimeRecoveryEnabled=true',
    breaks: () =>
      account.dynamodb
        .on(DescribeContinuousBackupsCommand)
        .resolves({ ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED' } }),
  },
  {
    what: 'Season another has not been applied',
    fix: 'npm run season -- apply FILE --table ',
    breaks: () => environment('Digest', { SEASON: 'another' }),
  },
  {
    what: 'The link keys cannot be used: the secret does not hold link keys: current: has fewer than 32 characters',
    fix: '--version-stage AWSPREVIOUS',
    breaks: () =>
      account.secrets
        .on(GetSecretValueCommand)
        .resolves({ SecretString: '{"current":"hunter2","previous":null}' }),
  },
  {
    what: 'Dead letters of notices: 3',
    fix: '#dead-letters',
    breaks: () =>
      account.sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://sqs.example.org/Notices' }).resolves({
        Attributes: { ApproximateNumberOfMessages: '1', ApproximateNumberOfMessagesNotVisible: '2' },
      }),
  },
  {
    what: 'The schedule of clockwork is off',
    fix: 'Fairslot-Clockwork',
    breaks: () =>
      account.scheduler
        .on(GetScheduleCommand, { Name: 'Fairslot-Clockwork' })
        .resolves({ State: 'DISABLED' }),
  },
  {
    what: 'Changes do not trigger mail (Disabled)',
    fix: '--uuid mapping-1 --enabled',
    breaks: () => account.lambda.on(GetEventSourceMappingCommand).resolves({ State: 'Disabled' }),
  },
  {
    what: 'The clock is moved in: notices',
    fix: 'clockShiftMs',
    breaks: () => environment('Notices', { CLOCK_SHIFT_MS: '-190000000000' }),
  },
  {
    what: 'Only 10 functions can run at once',
    fix: 'Concurrent executions',
    breaks: () =>
      account.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 10 } }),
  },
];

/** The newest entry of an alarm's history, a number of seconds after another. */
function published(seconds: number, HistorySummary: string) {
  return { AlarmHistoryItems: [{ Timestamp: new Date(seconds * 1000), HistorySummary }] };
}

function environment(entry: string, Variables: Record<string, string>) {
  account.lambda
    .on(GetFunctionConfigurationCommand, { FunctionName: `Fairslot-${entry}` })
    .resolves({ Environment: { Variables } });
}

function tableWith(change: object) {
  const Table = {
    DeletionProtectionEnabled: true,
    StreamSpecification: { StreamEnabled: true },
    LatestStreamArn: output(deployment, 'TableStreamArn'),
  };
  account.dynamodb.on(DescribeTableCommand).resolves({ Table: { ...Table, ...change } });
}

describe('a problem is reported, with its reason and its fix:', () => {
  test.each(problems)('$what', async ({ what, fix, breaks }) => {
    breaks();
    const found = await troubles();
    expect(found).toEqual([
      {
        kind: 'problem',
        what,
        why: expect.stringMatching(/^[A-Z].*\.$/),
        fix: expect.stringContaining(fix),
      },
    ]);
    expect(isReady(found)).toBe(false);
    expect(report(found).join('\n')).toContain(
      `✗ ${what}.\n    ${'why' in found[0]! ? found[0].why : ''}\n    → `,
    );
  });
});

test('an address as the sender needs no DKIM of its own', async () => {
  const seen = { IdentityType: 'EMAIL_ADDRESS', VerifiedForSendingStatus: true } as const;
  account.ses.on(GetEmailIdentityCommand).resolves(seen);
  expect(await troubles()).toEqual([]);
  account.ses.on(GetEmailIdentityCommand).resolves({ ...seen, VerifiedForSendingStatus: false });
  expect(await troubles()).toMatchObject([
    { kind: 'problem', fix: expect.stringContaining('Follow the link') },
  ]);
});

test('one confirmed address does not hide one that is not', async () => {
  account.sns.on(ListSubscriptionsByTopicCommand).resolves({
    Subscriptions: [
      { Endpoint: 'you@example.org', SubscriptionArn: 'arn:aws:sns:us-east-1:111111111111:Alarms:1' },
      { Endpoint: 'deputy@example.org', SubscriptionArn: 'PendingConfirmation' },
    ],
  });
  expect(await troubles()).toMatchObject([{ kind: 'problem', what: expect.stringContaining('deputy') }]);
});

test('a clock that is moved by nothing is not moved', async () => {
  environment('Applicant', { CLOCK_SHIFT_MS: '0' });
  expect(await troubles()).toEqual([]);
});

describe('an alarm that is set off', () => {
  const trial = () => examine(deployment, [alarmTrial({ readings: 3, pauseMs: 1 })]);

  test.each([
    [
      'was published',
      'Successfully executed action',
      { kind: 'ok', what: 'Fairslot-pages-failing was published' },
    ],
    [
      'could not be published',
      unauthorized,
      { kind: 'problem', why: expect.stringContaining('Not authorized') },
    ],
  ])('reports that it %s, by its history', async (_, summary, finding) => {
    account.cloudwatch
      .on(DescribeAlarmHistoryCommand)
      .resolvesOnce(published(1, 'Successfully executed action of before'))
      .resolvesOnce(published(1, 'Successfully executed action of before'))
      .resolves(published(2, summary));
    expect(await trial()).toMatchObject([finding]);
    expect(account.cloudwatch.commandCalls(SetAlarmStateCommand)).toHaveLength(1);
  });

  test('with no new entry in its history is not reported as ok', async () => {
    account.cloudwatch.on(DescribeAlarmHistoryCommand).resolves(published(1, 'Successfully executed action'));
    expect(await trial()).toMatchObject([{ kind: 'unknown', what: 'The trial alarm could not be checked' }]);
  });

  test('is never set off by an examination', async () => {
    await examine(deployment);
    expect(account.cloudwatch.commandCalls(SetAlarmStateCommand)).toEqual([]);
  });
});

describe('the link keys', () => {
  test('get a remark after a year with one key, which needs no fix', async () => {
    account.secrets.on(GetSecretValueCommand).resolves(secretOf(null, 400));
    const findings = await examine(deployment);
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'remark', what: 'The link key has been the same for 400 days' }),
    );
    expect(isReady(findings)).toBe(true);
  });

  test('are never shown, whole or broken', async () => {
    const shown = async (SecretString: string) => {
      account.secrets.on(GetSecretValueCommand).resolves({ SecretString });
      return report(await examine(deployment)).join('\n');
    };
    const [current, previous] = ['c4c4'.repeat(16), 'p7p7'.repeat(16)];
    for (const text of [
      JSON.stringify({ current, previous }),
      `{"current":"${current}","previous":"${previous}`,
    ])
      expect(await shown(text)).not.toMatch(/c4|p7/);
  });
});

describe('a check that could not run', () => {
  const refused = Object.assign(new Error('not authorized to perform: sqs:GetQueueAttributes'), {
    name: 'AccessDenied',
  });

  const refuseAll = () => {
    const { ses, sns, cloudwatch, dynamodb, secrets, lambda, scheduler, sqs } = account;
    ses.reset().onAnyCommand().rejects(refused);
    sns.reset().onAnyCommand().rejects(refused);
    cloudwatch.reset().onAnyCommand().rejects(refused);
    dynamodb.reset().onAnyCommand().rejects(refused);
    secrets.reset().onAnyCommand().rejects(refused);
    lambda.reset().onAnyCommand().rejects(refused);
    scheduler.reset().onAnyCommand().rejects(refused);
    sqs.reset().onAnyCommand().rejects(refused);
  };

  test('is reported as unknown, and not as ok; every other check still runs', async () => {
    account.sqs.on(GetQueueAttributesCommand).rejects(refused);
    const findings = await examine(deployment);
    expect(findings.filter(({ kind }) => kind !== 'ok' && kind !== 'remark')).toEqual([
      {
        kind: 'unknown',
        what: 'The dead letters could not be checked',
        why: 'Your AWS credentials do not allow this. (not authorized to perform: sqs:GetQueueAttributes)',
      },
    ]);
    expect(findings).toHaveLength(16);
    expect(isReady(findings)).toBe(false);
    expect(report(findings)[0]).toBe('? The dead letters could not be checked.');
  });

  test('is everything, where the credentials allow nothing', async () => {
    refuseAll();
    const findings = await examine({ ...deployment, outputs: { ...deployment.outputs, TableName: 'none' } });
    expect(findings.map(({ kind }) => kind)).toEqual(Array(14).fill('unknown'));
  });

  test('is an environment that AWS cannot decipher', async () => {
    account.lambda
      .on(GetFunctionConfigurationCommand)
      .resolves({ Environment: { Error: { ErrorCode: 'AccessDeniedException', Message: 'kms says no' } } });
    expect(await troubles()).toMatchObject([
      { kind: 'unknown', what: 'The season could not be checked' },
      { kind: 'unknown', what: 'The clock of the functions could not be checked' },
    ]);
  });

  test('is a season in a table that does not exist', async () => {
    const { tableName } = await freshTable();
    const gone = { ...deployment, outputs: { ...deployment.outputs, TableName: `${tableName}-gone` } };
    expect(await troubles(gone)).toMatchObject([
      { kind: 'unknown', why: expect.stringContaining('There is no such table.') },
    ]);
  });
});

test('a stack that is not Fairslot’s is reported as such', () => {
  const other = { stack: 'Other', region: 'us-east-1', outputs: {}, resources: [] };
  expect(() => output(other, 'TableName')).toThrow(
    'the stack Other has no output TableName: is it a Fairslot stack',
  );
  expect(() => resourcesOf(other, 'AWS::SQS::Queue')).toThrow('the stack Other has no AWS::SQS::Queue');
});
