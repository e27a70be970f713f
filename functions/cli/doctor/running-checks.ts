import {
  GetAccountSettingsCommand,
  GetEventSourceMappingCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Resource, resourcesOf } from '#functions/cli/deployment.ts';
import { environmentNames } from '#functions/runtime/environment.ts';
import { type Check, type Finding, ok, problem } from './finding.ts';
import { functionEnvironment, functionsOf } from './functions.ts';

/** The burst that the pages' throttle lets through, at ten requests a second for each environment. */
const LEAST_CONCURRENCY = 100;

/** The entry that a resource belongs to: `notices` for `NoticesDeadLetters9751A95B`. */
function entryOf({ id }: Pick<Resource, 'id'>): string {
  return /^[A-Z][a-z]*/.exec(id)?.[0].toLowerCase() ?? id;
}

const deadLetters: Check = {
  about: 'The dead letters',
  async inspect(deployment) {
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
      if (waiting > 0) findings.push(deadLetterProblem(entryOf({ id }), waiting));
    }
    return findings.length > 0 ? findings : [ok('There are no dead letters')];
  },
};

function deadLetterProblem(of: string, waiting: number): Finding {
  return problem(
    `Dead letters of ${of}: ${waiting}`,
    'Work failed after all retries, possibly a mail that an applicant is waiting for. Dead letters are kept for 14 days.',
    'docs/operating.md#dead-letters',
  );
}

const schedules: Check = {
  about: 'The schedules',
  async inspect(deployment) {
    const scheduler = new SchedulerClient({});
    const findings: Finding[] = [];
    for (const { id, name } of resourcesOf(deployment, 'AWS::Scheduler::Schedule')) {
      const { State } = await scheduler.send(new GetScheduleCommand({ Name: name }));
      if (State === 'ENABLED') continue;
      findings.push(
        problem(
          `The schedule of ${entryOf({ id })} is off`,
          'Offers do not expire at their deadline, or the daily digest is not written.',
          `EventBridge Scheduler console, ${name}, “Enable”`,
        ),
      );
    }
    return findings.length > 0 ? findings : [ok('The schedules are on')];
  },
};

/** The stream invokes the function that sends mail. */
const outbox: Check = {
  about: 'The stream that triggers mail',
  async inspect(deployment) {
    const findings: Finding[] = [];
    for (const { name } of resourcesOf(deployment, 'AWS::Lambda::EventSourceMapping')) {
      const { State = 'unknown' } = await new LambdaClient({}).send(
        new GetEventSourceMappingCommand({ UUID: name }),
      );
      if (['Enabled', 'Enabling', 'Updating', 'Creating'].includes(State)) continue;
      findings.push(
        problem(
          `Changes do not trigger mail (${State})`,
          'Notices wait in the table’s stream, which drops them after 24 hours.',
          `aws lambda update-event-source-mapping --uuid ${name} --enabled`,
        ),
      );
    }
    return findings.length > 0 ? findings : [ok('Changes trigger mail')];
  },
};

const clock: Check = {
  about: 'The clock of the functions',
  async inspect(deployment) {
    const shifted: string[] = [];
    for (const each of functionsOf(deployment)) {
      const shift = (await functionEnvironment(each))[environmentNames.clockShift];
      if (shift !== undefined && Number(shift) !== 0) shifted.push(entryOf(each));
    }
    if (shifted.length === 0) return [ok('The functions use the real time')];
    return [
      problem(
        `The clock is moved in: ${shifted.join(', ')}`,
        'Offers open and close at wrong times. A moved clock is for demonstrations only.',
        'npm run deploy, with every setting but clockShiftMs',
      ),
    ];
  },
};

const concurrency: Check = {
  about: 'The concurrency limit',
  async inspect() {
    const { AccountLimit } = await new LambdaClient({}).send(new GetAccountSettingsCommand({}));
    const most = AccountLimit?.ConcurrentExecutions ?? 0;
    if (most >= LEAST_CONCURRENCY) return [ok(`${most} functions can run at once`)];
    return [
      problem(
        `Only ${most} functions can run at once`,
        'When many applicants open their invitations at once, some requests are rejected.',
        'Service Quotas console, Lambda, “Concurrent executions”: request 1,000',
      ),
    ];
  },
};

export const runningChecks: readonly Check[] = [deadLetters, schedules, outbox, clock, concurrency];
