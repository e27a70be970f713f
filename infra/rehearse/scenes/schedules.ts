import type { Outputs } from '#infra/rehearse/stage/cdk.ts';
import { check, checkSame } from '#infra/rehearse/stage/check.ts';
import type { Stage } from '#infra/rehearse/stage/stage.ts';
import { answering, silent } from './invitations.ts';
import { linkIn, namedIn } from './personal-link.ts';

const coordinator = 'coordinator.one@example.org';

type Schedule = {
  readonly Name: string;
  readonly ScheduleExpression: string;
  readonly FlexibleTimeWindow: object;
  readonly Target: { readonly Arn: string };
};

/** The schedules: offers expire at their deadline, and coordinators get the digest. */
export async function letTimePass(stage: Stage, outputs: Outputs): Promise<void> {
  const { emulator, step } = stage;
  const { clockwork, digest } = await step(
    'the schedules are as deployed: every minute, and daily at the changed hour',
    async () => {
      const found = {
        clockwork: await scheduleOf(stage, outputs.ClockworkFunction ?? ''),
        digest: await scheduleOf(stage, outputs.DigestFunction ?? ''),
      };
      checkSame(found.clockwork.ScheduleExpression, 'rate(1 minute)', 'the clockwork’s schedule');
      checkSame(found.digest.ScheduleExpression, 'cron(15 18 * * ? *)', 'the digest’s schedule');
      return found;
    },
  );
  await step('a bounced mail is heard of', () => bounce(stage, outputs));
  await step(
    'the clockwork’s schedule fires: the unanswered offer expires, and its applicant is notified',
    async () => {
      for (const each of [clockwork, digest]) await hurry(stage, each);
      await emulator.mailbox.newest(silent, ({ subject = '' }) => /^Invitation closed/.test(subject));
    },
  );
  await step('the digest’s schedule fires: the coordinators read of the bounce', async () => {
    await emulator.mailbox.newest(coordinator, ({ text = '' }) => text.includes('Sample Applicant One'));
  });
}

/** Runs the hourly reconciliation of the season. */
export async function recount({ emulator, step }: Stage, { ReconcilerFunction }: Outputs): Promise<void> {
  await step('the reconciler finds that everything that is stored agrees', async () => {
    const answer = await emulator.call('lambda', 'invoke', { FunctionName: ReconcilerFunction });
    check(answer.FunctionError === undefined, `the books agree: ${String(answer.Payload)}`);
    checkSame(JSON.parse(String(answer.Payload)).offers, 3, 'offers that were looked at');
  });
}

async function scheduleOf({ emulator }: Stage, functionName: string): Promise<Schedule> {
  const { Schedules } = (await emulator.call('scheduler', 'list_schedules')) as {
    Schedules: { Name: string }[];
  };
  const all = await Promise.all(
    Schedules.map(
      async ({ Name }) => (await emulator.call('scheduler', 'get_schedule', { Name })) as unknown as Schedule,
    ),
  );
  const found = all.find(({ Target }) => Target.Arn.endsWith(`:${functionName}`));
  if (!found) throw new Error(`no schedule calls ${functionName}`);
  return found;
}

async function hurry({ emulator }: Stage, { Name, FlexibleTimeWindow, Target }: Schedule): Promise<void> {
  const sooner = { ScheduleExpression: 'rate(1 minute)', FlexibleTimeWindow, Target };
  await emulator.call('scheduler', 'update_schedule', { Name, ...sooner });
}

type Destination = { readonly Enabled: boolean; readonly SnsDestination?: { readonly TopicArn: string } };

/** Publishes a bounce of the booked applicant's mail to the configuration set's destination, as SES would. */
async function bounce({ emulator }: Stage, { ConfigurationSet }: Outputs): Promise<void> {
  const { text = '' } = await emulator.mailbox.newest(answering, (mail) => linkIn(mail.text) !== undefined);
  const { season, offer } = namedIn(linkIn(text));
  const set = { ConfigurationSetName: ConfigurationSet };
  const destinations = await emulator.call('sesv2', 'get_configuration_set_event_destinations', set);
  const [destination] = destinations.EventDestinations as Destination[];
  check(destination?.Enabled === true, 'events of the configuration set are published');
  const timestamp = new Date().toISOString();
  const event = {
    eventType: 'Bounce',
    mail: { timestamp, tags: { season: [season], offer: [offer] } },
    bounce: {
      bounceType: 'Permanent',
      timestamp,
      bouncedRecipients: [{ diagnosticCode: '550 5.1.1 unknown' }],
    },
  };
  const message = { TopicArn: destination?.SnsDestination?.TopicArn, Message: JSON.stringify(event) };
  await emulator.call('sns', 'publish', message);
}
