import { randomUUID } from 'node:crypto';
import type { SNSEvent } from 'aws-lambda';
import type { ReceivedMail } from './mailbox.ts';

export const mailEventKinds = ['bounced', 'complained', 'delivered'] as const;
export type MailEventKind = (typeof mailEventKinds)[number];

/**
 * The event that SES publishes about a mail through an SNS topic: https://docs.aws.amazon.com/ses (event publishing).
 */
export function sesEvent(kind: MailEventKind, { email, tags }: ReceivedMail, at: string): SNSEvent {
  const { messageId, from, subject, destination } = email;
  const mail = {
    timestamp: new Date(email.at * 1000).toISOString(),
    messageId,
    source: from,
    destination: destination.to,
    commonHeaders: { from: [from], to: destination.to, subject, messageId },
    tags,
  };
  return topicEvent(JSON.stringify({ ...eventDetails(kind, destination.to, at), mail }), at);
}

function eventDetails(kind: MailEventKind, to: readonly string[], at: string): object {
  const feedbackId = randomUUID();
  switch (kind) {
    case 'bounced':
      return {
        eventType: 'Bounce',
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: to.map((emailAddress) => ({
            emailAddress,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          })),
          timestamp: at,
          feedbackId,
        },
      };
    case 'complained':
      return {
        eventType: 'Complaint',
        complaint: {
          complainedRecipients: to.map((emailAddress) => ({ emailAddress })),
          complaintFeedbackType: 'abuse',
          timestamp: at,
          feedbackId,
        },
      };
    case 'delivered':
      return { eventType: 'Delivery', delivery: { timestamp: at, recipients: to, smtpResponse: '250 ok' } };
  }
}

function topicEvent(message: string, at: string): SNSEvent {
  const topic = 'arn:aws:sns:us-east-1:000000000000:mail-events';
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: `${topic}:local`,
        Sns: {
          Type: 'Notification',
          MessageId: randomUUID(),
          TopicArn: topic,
          Subject: 'Amazon SES Email Event Notification',
          Message: message,
          Timestamp: at,
          SignatureVersion: '1',
          Signature: '',
          SigningCertUrl: '',
          UnsubscribeUrl: '',
          MessageAttributes: {},
        },
      },
    ],
  };
}
