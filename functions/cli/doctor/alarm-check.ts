import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import { resourcesOf } from '#functions/cli/deployment.ts';
import { type Check, type Finding, ok, problem } from './finding.ts';

/** At least one recipient has confirmed its subscription to alarms. */
export const alarmCheck: Check = {
  about: 'The recipients of alarms',
  async inspect(deployment) {
    const [topic] = resourcesOf(deployment, 'AWS::SNS::Topic', 'Alarms');
    const listeners = await listenersOf(topic.name);
    const confirmed = listeners.filter(({ isConfirmed }) => isConfirmed);
    const others = listeners.filter(({ isConfirmed }) => !isConfirmed);
    return [
      ...(listeners.length === 0 ? [noListener(topic.name)] : []),
      ...(confirmed.length > 0 ? [ok(`Alarms have confirmed recipients: ${confirmed.length}`)] : []),
      ...others.map(({ address }) => unconfirmed(address)),
    ];
  },
};

type Listener = { readonly address: string; readonly isConfirmed: boolean };

async function listenersOf(topic: string): Promise<readonly Listener[]> {
  const listeners: Listener[] = [];
  const client = new SNSClient({});
  for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn: topic }))
    for (const { Endpoint: address = '', SubscriptionArn: state = 'Deleted' } of page.Subscriptions ?? [])
      if (state !== 'Deleted') listeners.push({ address, isConfirmed: state.startsWith('arn:') });
  return listeners;
}

function unconfirmed(endpoint: string): Finding {
  return problem(
    `${endpoint} has not confirmed its subscription to alarms`,
    'Until then AWS sends it no alarms.',
    'Follow the link in the mail “AWS Notification - Subscription Confirmation”, or ask for another with aws sns subscribe',
  );
}

function noListener(topic: string): Finding {
  return problem(
    'Nobody receives the alarms',
    'Undelivered mail or a stopped schedule goes unnoticed.',
    `aws sns subscribe --topic-arn ${topic} --protocol email --notification-endpoint you@example.org`,
  );
}
