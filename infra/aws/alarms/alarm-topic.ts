import { Annotations, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { accept } from '#infra/aws/rules/accept-finding.ts';

/** Where alarms go, and by mail to the person who looks after the deployment. */
export function alarmTopic(scope: Construct, key: IKey | undefined, email: string | undefined): Topic {
  const topic = new Topic(scope, 'Alarms', {
    ...(key ? { masterKey: key } : {}),
    enforceSSL: true,
    displayName: 'Fairslot',
  });
  topic.addToResourcePolicy(alarmsMayPublish(topic));
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

/** A topic with a policy of its own no longer has the default one, which lets the alarms of the account publish. */
function alarmsMayPublish(topic: Topic): PolicyStatement {
  const { account } = Stack.of(topic);
  const alarms = Stack.of(topic).formatArn({ service: 'cloudwatch', resource: 'alarm:*' });
  return new PolicyStatement({
    sid: 'AlarmsOfThisAccount',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': alarms } },
  });
}
