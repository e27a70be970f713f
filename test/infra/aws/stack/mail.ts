import { describe, expect, it } from 'vitest';
import { plain } from './statements.ts';
import { keyTemplate, ofType, otherTemplate, template } from './synthesized.ts';

describe('mail', () => {
  it('leaves over TLS only, under the sender’s own domain, and its reputation is measured', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'example.org' });
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('may leave under one verified address instead', () => {
    otherTemplate.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'interviews@example.org',
    });
  });

  it('reports to the feedback function each bounce, rejection, delay, complaint and delivery', () => {
    const [, { Properties }] = ofType(template, 'AWS::SES::ConfigurationSetEventDestination')[0]!;
    expect(Properties.EventDestination.MatchingEventTypes.sort()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliveryDelay',
      'reject',
    ]);
    const topic: string = Properties.EventDestination.SnsDestination.TopicARN.Ref;
    const [, subscription] = ofType(template, 'AWS::SNS::Subscription').find(
      ([, each]) => each.Properties.Protocol === 'lambda',
    )!;
    expect(subscription.Properties.TopicArn).toEqual({ Ref: topic });
    expect(plain(subscription.Properties.Endpoint)).toBe('FeedbackFunction.Arn');
    expect(plain(subscription.Properties.RedrivePolicy.deadLetterTargetArn)).toBe('DeadLetters.Arn');
  });

  it('is heard through an encrypted topic to which SES alone of this account may publish', () => {
    for (const [, topic] of ofType(keyTemplate, 'AWS::SNS::Topic'))
      expect(plain(topic.Properties.KmsMasterKeyId)).toBe('Key.Arn');
    const [, key] = ofType(keyTemplate, 'AWS::KMS::Key')[0]!;
    const publishers = key.Properties.KeyPolicy.Statement.find(
      ({ Sid }: { Sid?: string }) => Sid === 'PublishersToTopics',
    );
    expect(publishers.Principal.Service.sort()).toEqual(['cloudwatch.amazonaws.com', 'ses.amazonaws.com']);
    expect(publishers.Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
    });
  });
});
