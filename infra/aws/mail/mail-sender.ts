import { Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { EntryFunction } from '#infra/aws/functions/entry-function.ts';

export type MailSenderProps = {
  readonly key: IKey | undefined;
  readonly identity: string;
  readonly sender: string;
};

/** How mail leaves, and how what became of it comes back. */
export class MailSender extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSetName: string;
  /** All that SES asks a right to for one message; `ses:FromAddress` has to hold it to the sender. */
  readonly sendingArns: readonly string[];
  readonly sender: string;
  private readonly events: Topic;
  private readonly byDomain: boolean;

  constructor(scope: Construct, { key, identity, sender }: MailSenderProps) {
    super(scope, 'Mail');
    this.sender = sender;
    this.byDomain = !identity.includes('@');
    this.events = new Topic(this, 'Events', { ...(key ? { masterKey: key } : {}), enforceSSL: true });
    const configurationSet = this.configurationSet();
    this.configurationSetName = configurationSet.configurationSetName;
    // Beside the sender's identity SES asks for a recipient's own where there is one, as always in its sandbox.
    this.sendingArns = [
      sesArn(this, 'identity', '*'),
      sesArn(this, 'configuration-set', this.configurationSetName),
    ];
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: this.byDomain ? Identity.domain(identity) : Identity.email(identity),
      configurationSet,
    });
  }

  /** Lets `feedback` hear what became of each mail. */
  heardBy(feedback: EntryFunction): void {
    this.events.addSubscription(
      new LambdaSubscription(
        feedback.lambda,
        feedback.deadLetters ? { deadLetterQueue: feedback.deadLetters } : {},
      ),
    );
  }

  /** The DNS records by which the sender's domain shows that mail is its own; none for a single address. */
  get dnsRecords(): readonly { readonly name: string; readonly value: string }[] {
    return this.byDomain ? this.identity.dkimRecords : [];
  }

  private configurationSet(): ConfigurationSet {
    const set = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    set.addEventDestination('ToFeedback', {
      destination: EventDestination.snsTopic(this.events),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.DELIVERY,
      ],
    });
    return set;
  }
}

function sesArn(scope: Construct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
}
