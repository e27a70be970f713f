import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import { resourcesOf } from '#functions/cli/deployment.ts';
import { type Check, type Finding, lacking, well } from './finding.ts';

/** Somebody hears the alarms. An address that was asked, and has not confirmed, does not. */
export const alarmCheck: Check = {
  about: 'Who hears the alarms',
  async look(deployment) {
    const [topic] = resourcesOf(deployment, 'AWS::SNS::Topic', 'Alarms');
    const listeners = await listenersOf(topic.name);
    const confirmed = listeners.filter(({ isConfirmed }) => isConfirmed);
    const others = listeners.filter(({ isConfirmed }) => !isConfirmed);
    return [
      ...(listeners.length === 0 ? [nobody(topic.name)] : []),
      ...(confirmed.length > 0 ? [well(`Alarms are heard by ${confirmed.length}`)] : []),
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
  return lacking(
    `${endpoint} has not confirmed that it wants to hear the alarms`,
    'Until then AWS sends it nothing, whatever fails.',
    'Follow the link in the mail “AWS Notification - Subscription Confirmation”, or ask for another with aws sns subscribe',
  );
}

function nobody(topic: string): Finding {
  return lacking(
    'Nobody hears the alarms',
    'Mail that does not leave, or a clock that stands, goes unnoticed.',
    `aws sns subscribe --topic-arn ${topic} --protocol email --notification-endpoint you@example.org`,
  );
}
