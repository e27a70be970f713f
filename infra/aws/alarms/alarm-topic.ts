import { Annotations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { accept } from '#infra/aws/rules/accept-finding.ts';

/** Where alarms go, and by mail to whoever looks after the deployment. */
export function alarmTopic(scope: Construct, key: IKey, email: string | undefined): Topic {
  const topic = new Topic(scope, 'Alarms', { masterKey: key, enforceSSL: true, displayName: 'Fairslot' });
  if (email) subscribe(topic, email);
  else
    Annotations.of(topic).addWarningV2(
      'no-alarm-address',
      'nobody hears the alarms: add -c alarmEmail=ADDRESS',
    );
  return topic;
}

function subscribe(topic: Topic, email: string): void {
  const subscription = topic.addSubscription(new EmailSubscription(email));
  accept(
    subscription,
    'Serverless-SNSRedrivePolicy',
    'An alarm that could not be mailed cannot be mailed about either; the console shows its state',
  );
}
