import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { accept } from '#infra/aws/rules/accept-finding.ts';

/** Where triggers leave what could not be done, for the 14 days in which somebody must look. Each message tells whose it is. */
export function deadLetters(scope: Construct): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const last = 'This is the dead-letter queue itself; an alarm watches its depth';
  accept(queue, 'AwsSolutions-SQS3', last);
  accept(queue, 'Serverless-SQSRedrivePolicy', last);
  return queue;
}
