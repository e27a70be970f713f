import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Web } from '#infra/aws/edge/http-api.ts';
import type { EntryFunction } from '#infra/aws/functions/entry-function.ts';
import type { MailSender } from '#infra/aws/mail/mail-sender.ts';
import type { Watch } from './alarm.ts';

const FIVE_MINUTES = Duration.minutes(5);

/**
 * What is watched of a function by itself. A page that fails shows in the API, a notice in the age of the stream, an upload
 * and an event of SES among the dead letters; so only a function that runs by the clock has its errors watched, and its silence with them.
 */
export function functionWatches({ entry, lambda }: EntryFunction): Watch[] {
  const own = { namespace: 'AWS/Lambda', dimensions: { FunctionName: lambda.functionName } };
  const { name, trigger } = entry;
  if (trigger.kind === 'stream') return [lateWatch(own)];
  if (trigger.kind === 'every') {
    const line = name === 'reconciler' ? 'books-disagree' : 'clock-stopped';
    return [clockWatch(own, line, Duration.minutes(3 * trigger.minutes))];
  }
  return trigger.kind === 'season-hour' ? [clockWatch(own, 'digest-missing', Duration.days(1))] : [];
}

type Own = Pick<Watch, 'namespace' | 'dimensions'>;

function lateWatch(own: Own): Watch {
  const metric = { metric: 'IteratorAge', statistic: 'Maximum', period: FIVE_MINUTES } as const;
  return { ...own, ...metric, id: 'notices-late', line: 'notices-late', over: 10 * 60_000 };
}

/** Lambda tells of no error with a 0 and of no run with nothing: one metric says both that it failed and that it stands. */
function clockWatch(own: Own, line: Watch['line'], period: Duration): Watch {
  return { ...own, id: line, line, metric: 'Errors', statistic: 'Sum', period, over: 0, isSilenceBad: true };
}

export function deadLetterWatch({ queueName }: Queue): Watch {
  return {
    id: 'dead-letters',
    line: 'dead-letters',
    namespace: 'AWS/SQS',
    metric: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: queueName },
    statistic: 'Maximum',
    period: FIVE_MINUTES,
    over: 0,
  };
}

export function webWatches({ api }: Web): Watch[] {
  const own = {
    namespace: 'AWS/ApiGateway',
    dimensions: { ApiId: api.apiId },
    period: FIVE_MINUTES,
  } as const;
  return [{ ...own, id: 'pages-failing', line: 'pages-failing', metric: '5xx', statistic: 'Sum', over: 0 }];
}

/**
 * Bounces as a share of what this deployment sent, one hour after the other. Complaints have no alarm: in a season's two
 * thousand mails a single one would set it off, and the digest names each (decision 0021).
 */
export function mailWatches({ configurationSetName }: MailSender): Watch[] {
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
      over: 0.03,
    },
  ];
}
