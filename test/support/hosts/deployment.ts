import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  GetAccountSettingsCommand,
  GetEventSourceMappingCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { GetTopicAttributesCommand, ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import type { Deployment } from '#functions/cli/deployment.ts';

const arnOf = (service: string, name: string) => `arn:aws:${service}:us-east-1:111111111111:${name}`;
const streamArn = arnOf('dynamodb', 'table/T/stream/2020-11-01T00:00:00.000');

/** A stack as CloudFormation would describe it, on a table that exists. */
export function deploymentOn(table: string): Deployment {
  const entries = ['Applicant', 'Notices', 'Clockwork', 'Digest', 'Feedback'];
  const resource = (id: string, type: string, name: string) => ({ id: `${id}0A1B2C3D`, type, name });
  return {
    stack: 'Fairslot',
    region: 'us-east-1',
    outputs: {
      TableName: table,
      TableStreamArn: streamArn,
      LinkKeysArn: arnOf('secretsmanager', 'secret:LinkKeys'),
      PublicUrl: 'https://interviews.example.org',
      ConfigurationSet: 'Fairslot-mail',
    },
    resources: [
      ...entries.map((name) => resource(`${name}Function`, 'AWS::Lambda::Function', `Fairslot-${name}`)),
      ...entries
        .slice(1)
        .map((name) => resource(`${name}DeadLetters`, 'AWS::SQS::Queue', `https://sqs.example.org/${name}`)),
      resource('ClockworkSchedule', 'AWS::Scheduler::Schedule', 'Fairslot-Clockwork'),
      resource('DigestSchedule', 'AWS::Scheduler::Schedule', 'Fairslot-Digest'),
      resource('NoticesOutbox', 'AWS::Lambda::EventSourceMapping', 'mapping-1'),
      resource('MailEvents', 'AWS::SNS::Topic', arnOf('sns', 'MailEvents')),
      resource('pagesfailing', 'AWS::CloudWatch::Alarm', 'Fairslot-pages-failing'),
      resource('Alarms', 'AWS::SNS::Topic', arnOf('sns', 'Alarms')),
      resource('MailIdentity', 'AWS::SES::EmailIdentity', 'example.org'),
    ],
  };
}

/** An account in which nothing is missing. Each test removes the part that it is about. */
export function healthyAccount(season: string) {
  const ses = mockClient(SESv2Client);
  ses.on(GetAccountCommand).resolves({
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
  });
  ses.on(GetEmailIdentityCommand).resolves({
    IdentityType: 'DOMAIN',
    VerifiedForSendingStatus: true,
    DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' },
  });
  ses.on(GetConfigurationSetCommand).resolves({ SendingOptions: { SendingEnabled: true } });
  const sns = mockClient(SNSClient);
  const listener = { Endpoint: 'you@example.org', SubscriptionArn: arnOf('sns', 'Alarms:1') };
  sns.on(ListSubscriptionsByTopicCommand).callsFake(({ TopicArn }: { TopicArn: string }) => ({
    Subscriptions: TopicArn.includes('Alarms') ? [listener] : [],
  }));
  sns
    .on(GetTopicAttributesCommand)
    .resolves({ Attributes: { Policy: topicPolicy('cloudwatch.amazonaws.com') } });
  const cloudwatch = mockClient(CloudWatchClient);
  cloudwatch.on(DescribeAlarmHistoryCommand).resolves({ AlarmHistoryItems: [] });
  cloudwatch.on(SetAlarmStateCommand).resolves({});
  const dynamodb = mockClient(DynamoDBClient);
  dynamodb.on(DescribeTableCommand).resolves({
    Table: {
      DeletionProtectionEnabled: true,
      StreamSpecification: { StreamEnabled: true },
      LatestStreamArn: streamArn,
    },
  });
  dynamodb.on(DescribeContinuousBackupsCommand).resolves({
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    },
  });
  const secrets = mockClient(SecretsManagerClient);
  secrets.on(GetSecretValueCommand).resolves(secretOf(null));
  const lambda = mockClient(LambdaClient);
  lambda.on(GetFunctionConfigurationCommand).resolves({ Environment: { Variables: { SEASON: season } } });
  lambda.on(GetEventSourceMappingCommand).resolves({ State: 'Enabled' });
  lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 1000 } });
  const scheduler = mockClient(SchedulerClient);
  scheduler.on(GetScheduleCommand).resolves({ State: 'ENABLED' });
  const sqs = mockClient(SQSClient);
  sqs.on(GetQueueAttributesCommand).resolves({ Attributes: { ApproximateNumberOfMessages: '0' } });
  return { ses, sns, cloudwatch, dynamodb, secrets, lambda, scheduler, sqs };
}

/** A topic's policy that lets one service publish. */
export function topicPolicy(Service: string): string {
  return JSON.stringify({
    Statement: [
      { Effect: 'Deny', Principal: '*', Action: 'sns:Publish' },
      { Effect: 'Allow', Principal: { Service }, Action: 'sns:Publish' },
    ],
  });
}

/** The reply of Secrets Manager: a key that is a number of days old. */
export function secretOf(previous: string | null, days = 1) {
  const CreatedDate = new Date(Date.now() - days * 24 * 3_600_000);
  return { CreatedDate, SecretString: JSON.stringify({ current: 'c'.repeat(64), previous }) };
}
