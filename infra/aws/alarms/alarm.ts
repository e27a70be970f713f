import type { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Every alarm by its section in `docs/operating.md`, with what it means to the person who is woken by it. */
export const runbook = {
  'function-errors': 'a function failed',
  'books-disagree': 'seats, bookings, offers and notices do not agree, or could not be recounted',
  'requests-throttled': 'applicants were turned away because too many came at once',
  'dead-letters': 'work was given up after all its retries and waits for a person',
  'notices-late': 'mail is leaving more than ten minutes after the change that caused it',
  'clock-stopped': 'a function that runs by the clock has missed three of its times',
  'digest-missing': 'no digest has been written for a day',
  'pages-failing': 'applicants saw an error page',
  'mail-bouncing': 'more than 3 in 100 mails bounce: AWS reviews a sender at 5',
  'mail-complained-of': 'more than 5 in 10,000 mails are reported as spam: AWS reviews a sender at 10',
  'table-throttled': 'DynamoDB turned requests away',
  'table-failing': 'DynamoDB itself failed',
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
  /** How many periods running must be bad. */
  readonly periods?: number;
  /** What is bad: more than so many, or fewer, where nothing at all is bad too. */
  readonly bad: { readonly over: number } | { readonly under: number };
};

/** An alarm that tells `topic`, names what it means, and says where to read what to do. */
export function alarm(scope: Construct, topic: ITopic, watch: Watch): Alarm {
  const created = new Alarm(scope, watch.id, {
    alarmDescription: `Fairslot: ${runbook[watch.line]}. What to do: docs/operating.md#${watch.line}`,
    metric: metricOf(watch),
    evaluationPeriods: watch.periods ?? 1,
    ...limitOf(watch.bad),
  });
  const tell = new SnsAction(topic);
  created.addAlarmAction(tell);
  created.addOkAction(tell);
  return created;
}

function metricOf({ namespace, metric, dimensions, statistic, period }: Watch): Metric {
  return new Metric({ namespace, metricName: metric, dimensionsMap: { ...dimensions }, statistic, period });
}

function limitOf(bad: Watch['bad']) {
  return 'over' in bad
    ? {
        threshold: bad.over,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }
    : {
        threshold: bad.under,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.BREACHING,
      };
}
