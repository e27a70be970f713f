import {
  GetAccountSettingsCommand,
  GetEventSourceMappingCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Resource, resourcesOf } from '#functions/cli/deployment.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { type Check, type Finding, lacking, well } from './finding.ts';
import { environmentOf, functionsOf } from './functions.ts';

/** As many as the throttle of the pages lets through at once, on a machine that answers ten a second. */
const FEWEST_AT_ONCE = 100;

/** Whose resource it is: `notices` for `NoticesDeadLetters9751A95B`. */
function entryOf({ id }: Pick<Resource, 'id'>): string {
  return /^[A-Z][a-z]*/.exec(id)?.[0].toLowerCase() ?? id;
}

const deadLetters: Check = {
  about: 'The dead letters',
  async look(deployment) {
    const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
    const findings: Finding[] = [];
    for (const { id, name } of resourcesOf(deployment, 'AWS::SQS::Queue')) {
      const AttributeNames = [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
      ] as const;
      const command = new GetQueueAttributesCommand({ QueueUrl: name, AttributeNames: [...AttributeNames] });
      const { Attributes = {} } = await sqs.send(command);
      const waiting = AttributeNames.reduce((sum, each) => sum + Number(Attributes[each] ?? 0), 0);
      if (waiting > 0) findings.push(letters(entryOf({ id }), waiting));
    }
    return findings.length > 0 ? findings : [well('No dead letter waits')];
  },
};

function letters(of: string, waiting: number): Finding {
  return lacking(
    `Dead letters of ${of}: ${waiting}`,
    'Work was given up after all its tries: perhaps a mail that somebody waits for. They are kept for 14 days.',
    'docs/operating.md#dead-letters',
  );
}

const schedules: Check = {
  about: 'The schedules',
  async look(deployment) {
    const scheduler = new SchedulerClient({});
    const findings: Finding[] = [];
    for (const { id, name } of resourcesOf(deployment, 'AWS::Scheduler::Schedule')) {
      const { State } = await scheduler.send(new GetScheduleCommand({ Name: name }));
      if (State === 'ENABLED') continue;
      findings.push(
        lacking(
          `The schedule of ${entryOf({ id })} is off`,
          'Offers do not end when their time is over, or the daily digest is not written.',
          `EventBridge Scheduler console, ${name}, “Enable”`,
        ),
      );
    }
    return findings.length > 0 ? findings : [well('The schedules are on')];
  },
};

/** The function that sends mail hears of what is written. */
const outbox: Check = {
  about: 'What hands changes on to the mail',
  async look(deployment) {
    const findings: Finding[] = [];
    for (const { name } of resourcesOf(deployment, 'AWS::Lambda::EventSourceMapping')) {
      const { State = 'unknown' } = await new LambdaClient({}).send(
        new GetEventSourceMappingCommand({ UUID: name }),
      );
      if (['Enabled', 'Enabling', 'Updating', 'Creating'].includes(State)) continue;
      findings.push(
        lacking(
          `Changes are not handed on to the mail (${State})`,
          'Notices wait in the table’s stream, and are lost to it after 24 hours.',
          `aws lambda update-event-source-mapping --uuid ${name} --enabled`,
        ),
      );
    }
    return findings.length > 0 ? findings : [well('Changes are handed on to the mail')];
  },
};

const clock: Check = {
  about: 'The clock of the functions',
  async look(deployment) {
    const shifted: string[] = [];
    for (const each of functionsOf(deployment)) {
      const shift = (await environmentOf(each))[environmentNames.clockShift];
      if (shift !== undefined && Number(shift) !== 0) shifted.push(entryOf(each));
    }
    if (shifted.length === 0) return [well('The functions go by the true time')];
    return [
      lacking(
        `The clock is moved in: ${shifted.join(', ')}`,
        'Offers open and end at false times. It is meant for demonstrations, never for applicants.',
        'npm run deploy, with every setting but clockShiftMs',
      ),
    ];
  },
};

const atOnce: Check = {
  about: 'How many functions may run at once',
  async look() {
    const { AccountLimit } = await new LambdaClient({}).send(new GetAccountSettingsCommand({}));
    const most = AccountLimit?.ConcurrentExecutions ?? 0;
    if (most >= FEWEST_AT_ONCE) return [well(`${most} functions may run at once`)];
    return [
      lacking(
        `Only ${most} functions may run at once`,
        'When a wave of invitations is opened, applicants are turned away.',
        'Service Quotas console, Lambda, “Concurrent executions”: ask for 1,000',
      ),
    ];
  },
};

export const runningChecks: readonly Check[] = [deadLetters, schedules, outbox, clock, atOnce];
