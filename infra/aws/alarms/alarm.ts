import type { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Every alarm by its section in `docs/operating.md`, with what it means to the person who is woken by it. */
export const runbook = {
  'books-disagree':
    'seats, bookings, offers and notices do not agree, or have not been recounted for three hours',
  'dead-letters': 'work was given up after all its retries and waits for a person',
  'notices-late': 'mail is leaving more than ten minutes after the change that caused it',
  'clock-stopped': 'the clockwork failed, or has missed three of its times',
  'digest-missing': 'the digest failed, or has not been written for a day',
  'pages-failing': 'applicants saw an error page, or were turned away',
  'mail-bouncing': 'more than 3 in 100 mails bounce: AWS reviews a sender at 5',
} as const;

type RunbookLine = keyof typeof runbook;

export type Watch = {
  /** Unique in the stack. */
  readonly id: string;
  readonly line: RunbookLine;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Maximum' | 'Average';
  readonly period: Duration;
  /** More than so many are bad. */
  readonly over: number;
  /** Whether no measurement at all is as bad as a bad one; else it is well. */
  readonly isSilenceBad?: true;
};

/** An alarm that tells `topic`, names what it means, and says where to read what to do. */
export function alarm(scope: Construct, topic: ITopic, watch: Watch): Alarm {
  const created = new Alarm(scope, watch.id, {
    alarmDescription: `Fairslot: ${runbook[watch.line]}. What to do: docs/operating.md#${watch.line}`,
    metric: metricOf(watch),
    evaluationPeriods: 1,
    threshold: watch.over,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: watch.isSilenceBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const tell = new SnsAction(topic);
  created.addAlarmAction(tell);
  created.addOkAction(tell);
  return created;
}

function metricOf({ namespace, metric, dimensions, statistic, period }: Watch): Metric {
  return new Metric({ namespace, metricName: metric, dimensionsMap: { ...dimensions }, statistic, period });
}
