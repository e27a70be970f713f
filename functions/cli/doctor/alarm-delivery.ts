import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudWatchClient,
  DescribeAlarmHistoryCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { resourcesOf } from '#functions/cli/deployment.ts';
import { type Check, type Finding, ok, problem } from './finding.ts';

/** The topic's policy lets the account's alarms publish, and none of them has recently failed to. */
export const alarmDelivery: Check = {
  about: 'The permission to publish alarms',
  async inspect(deployment) {
    const [topic] = resourcesOf(deployment, 'AWS::SNS::Topic', 'Alarms');
    const command = new GetTopicAttributesCommand({ TopicArn: topic.name });
    const { Attributes } = await new SNSClient({}).send(command);
    if (!letsAlarmsPublish(Attributes?.Policy)) return [notLetIn(topic.name)];
    const failed: Finding[] = [];
    for (const { name } of resourcesOf(deployment, 'AWS::CloudWatch::Alarm')) {
      const outcome = await lastPublication(name);
      if (outcome && !outcome.succeeded) failed.push(unpublished(name, outcome.summary));
    }
    return failed.length > 0 ? failed : [ok('Alarms can be published')];
  },
};

/** How often the history is polled before the trial is abandoned, and the pause between, in milliseconds. */
export type Patience = { readonly readings: number; readonly pauseMs: number };

/**
 * Sets off one alarm and checks in its history that it was published. Its recipients get one mail; CloudWatch resets
 * the alarm at its next evaluation, within minutes.
 */
export function alarmTrial({ readings, pauseMs }: Patience = { readings: 15, pauseMs: 2_000 }): Check {
  return {
    about: 'The trial alarm',
    async inspect(deployment) {
      const [{ name }] = resourcesOf(deployment, 'AWS::CloudWatch::Alarm');
      const before = await lastPublication(name);
      await new CloudWatchClient({}).send(
        new SetAlarmStateCommand({
          AlarmName: name,
          StateValue: 'ALARM',
          StateReason: 'Trial alarm by npm run doctor. Nothing is wrong.',
        }),
      );
      for (let reading = 0; reading < readings; reading += 1) {
        const outcome = await lastPublication(name);
        if (outcome && outcome.at !== before?.at)
          return [outcome.succeeded ? ok(`${name} was published`) : unpublished(name, outcome.summary)];
        await pause(pauseMs);
      }
      throw new Error(
        `the history of ${name} tells of no publication yet: read it in the CloudWatch console`,
      );
    },
  };
}

type Publication = { readonly at: number; readonly succeeded: boolean; readonly summary: string };

/** The newest entry about an action in the alarm's history, which AWS keeps for 30 days. */
async function lastPublication(AlarmName: string): Promise<Publication | undefined> {
  const command = new DescribeAlarmHistoryCommand({ AlarmName, HistoryItemType: 'Action', MaxRecords: 1 });
  const { AlarmHistoryItems: [item] = [] } = await new CloudWatchClient({}).send(command);
  if (!item) return undefined;
  const summary = item.HistorySummary ?? '';
  return { at: item.Timestamp?.getTime() ?? 0, succeeded: !/^failed/i.test(summary), summary };
}

type Statement = { readonly Effect?: string; readonly Principal?: unknown };

function letsAlarmsPublish(policy = '{}'): boolean {
  const { Statement = [] } = JSON.parse(policy) as { Statement?: Statement | Statement[] };
  return [Statement]
    .flat()
    .some(
      ({ Effect, Principal }) =>
        Effect === 'Allow' && JSON.stringify(Principal ?? '').includes('cloudwatch.amazonaws.com'),
    );
}

function notLetIn(topic: string): Finding {
  return problem(
    'The topic’s policy does not let CloudWatch publish',
    'No alarm reaches its recipients.',
    `npm run deploy, with every setting; it rewrites the policy of ${topic}`,
  );
}

function unpublished(alarm: string, summary: string): Finding {
  return problem(
    `An alarm could not be published: ${alarm}`,
    `Nobody was told. CloudWatch says: ${summary.replace(/\.?$/, '.')}`,
    'Check that the policies of the topic and of its encryption key allow cloudwatch.amazonaws.com; then npm run deploy',
  );
}
