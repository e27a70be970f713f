import { Duration } from 'aws-cdk-lib';
import type { TableNames } from '#infra/aws/data/season-table.ts';
import type { Web } from '#infra/aws/edge/http-api.ts';
import type { EntryFunction } from '#infra/aws/functions/entry-function.ts';
import type { Mail } from '#infra/aws/mail/mail-sender.ts';
import type { Watch } from './alarm.ts';

const FIVE_MINUTES = Duration.minutes(5);

/** What is watched of each function: that it does not fail, and what its trigger promises. */
export function functionWatches(each: EntryFunction): Watch[] {
  const { name, trigger } = each.entry;
  const own = { namespace: 'AWS/Lambda', dimensions: { FunctionName: each.lambda.functionName } };
  const failed = {
    ...own,
    metric: 'Errors',
    statistic: 'Sum',
    period: FIVE_MINUTES,
    bad: { over: 0 },
  } as const;
  return [
    { ...failed, id: `${name}-errors`, line: name === 'reconciler' ? 'books-disagree' : 'function-errors' },
    ...(trigger.kind === 'http'
      ? [{ ...failed, id: `${name}-throttled`, line: 'requests-throttled', metric: 'Throttles' } as const]
      : []),
    ...(trigger.kind === 'stream' ? [lateWatch(own)] : []),
    ...runWatches(each, own),
    ...deadLetterWatches(each),
  ];
}

type Own = Pick<Watch, 'namespace' | 'dimensions'>;

function lateWatch(own: Own): Watch {
  const metric = { metric: 'IteratorAge', statistic: 'Maximum', period: FIVE_MINUTES } as const;
  return { ...own, ...metric, id: 'notices-late', line: 'notices-late', bad: { over: 10 * 60_000 } };
}

function runWatches({ entry }: EntryFunction, own: Own): Watch[] {
  const ran = { ...own, metric: 'Invocations', statistic: 'Sum', bad: { under: 1 } } as const;
  const { name, trigger } = entry;
  if (trigger.kind === 'every')
    return [
      { ...ran, id: `${name}-stopped`, line: 'clock-stopped', period: Duration.minutes(3 * trigger.minutes) },
    ];
  if (trigger.kind === 'season-hour')
    return [{ ...ran, id: `${name}-missing`, line: 'digest-missing', period: Duration.days(1) }];
  return [];
}

function deadLetterWatches({ entry, deadLetters }: EntryFunction): Watch[] {
  if (!deadLetters) return [];
  return [
    {
      id: `${entry.name}-dead-letters`,
      line: 'dead-letters',
      namespace: 'AWS/SQS',
      metric: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: deadLetters.queueName },
      statistic: 'Maximum',
      period: FIVE_MINUTES,
      bad: { over: 0 },
    },
  ];
}

export function webWatches({ api }: Web): Watch[] {
  const own = {
    namespace: 'AWS/ApiGateway',
    dimensions: { ApiId: api.apiId },
    period: FIVE_MINUTES,
  } as const;
  return [
    { ...own, id: 'pages-failing', line: 'pages-failing', metric: '5xx', statistic: 'Sum', bad: { over: 0 } },
  ];
}

/** Bounces and complaints as shares of what this deployment sent, one hour after the other. */
export function mailWatches({ configurationSetName }: Mail): Watch[] {
  const own = {
    namespace: 'AWS/SES',
    dimensions: { 'ses:configuration-set': configurationSetName },
    statistic: 'Average',
    period: Duration.hours(1),
  } as const;
  return [
    {
      ...own,
      id: 'mail-bouncing',
      line: 'mail-bouncing',
      metric: 'Reputation.BounceRate',
      bad: { over: 0.03 },
    },
    {
      ...own,
      id: 'mail-complained-of',
      line: 'mail-complained-of',
      metric: 'Reputation.ComplaintRate',
      bad: { over: 0.0005 },
    },
  ];
}

export function tableWatches({ name }: TableNames): Watch[] {
  const own = {
    namespace: 'AWS/DynamoDB',
    statistic: 'Sum',
    period: FIVE_MINUTES,
    bad: { over: 0 },
  } as const;
  const throttled = (['Read', 'Write'] as const).map(
    (kind): Watch => ({
      ...own,
      id: `table-${kind.toLowerCase()}s-throttled`,
      line: 'table-throttled',
      metric: `${kind}ThrottleEvents`,
      dimensions: { TableName: name },
    }),
  );
  const failing = (['Query', 'TransactWriteItems'] as const).map(
    (operation): Watch => ({
      ...own,
      id: `table-${operation === 'Query' ? 'reads' : 'writes'}-failing`,
      line: 'table-failing',
      metric: 'SystemErrors',
      dimensions: { TableName: name, Operation: operation },
    }),
  );
  return [...throttled, ...failing];
}
