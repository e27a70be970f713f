import * as z from 'zod/mini';
import type { MailTrouble } from '#domain/offers/offer.ts';
import { instant } from '#domain/values/time.ts';

const tag = z.optional(z.array(z.string()));
const tags = z.object({ season: tag, offer: tag, record: tag, notice: tag });

/** What SES publishes of a message, as far as it matters: https://docs.aws.amazon.com/ses (event publishing). */
export const mailEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: z.string(),
    destination: z.catch(z.optional(z.array(z.string())), undefined),
    tags: z._default(z.catch(tags, {}), {}),
  }),
  bounce: z.optional(
    z.object({
      bounceType: z.string(),
      bounceSubType: z.optional(z.string()),
      timestamp: z.string(),
      bouncedRecipients: z._default(z.array(z.object({ diagnosticCode: z.optional(z.string()) })), []),
    }),
  ),
  complaint: z.optional(
    z.object({
      timestamp: z.string(),
      complaintFeedbackType: z.nullish(z.string()),
      complaintSubType: z.nullish(z.string()),
    }),
  ),
  reject: z.optional(z.object({ reason: z.optional(z.string()) })),
  delivery: z.optional(z.object({ timestamp: z.optional(z.string()) })),
});

export type MailEvent = z.output<typeof mailEvent>;
type Bounce = NonNullable<MailEvent['bounce']>;

/** Subtypes of bounces and complaints of messages that SES did not send, because of what happened to earlier ones. */
const suppressed = ['OnAccountSuppressionList', 'Suppressed'];

/** The name of the notice that the message carries, if the event tells it. */
export function noticeIn({ mail: { tags } }: MailEvent) {
  const [record, notice] = [tags.record?.[0], tags.notice?.[0]];
  if (!record || !notice || !/^\d{1,3}$/.test(notice)) return undefined;
  return { record, notice: Number(notice), message: `${record}.${notice}` };
}

/** The trouble that an event tells of; none for a delivery, nor for one that is late and may still come. */
export function troubleIn(event: MailEvent): MailTrouble | undefined {
  const { bounce, complaint, reject, mail } = event;
  if (bounce) {
    const message = isMaybeReply(bounce) ? noticeIn(event)?.message : undefined;
    const why = whyBounced(bounce).slice(0, 300);
    const at = instant(bounce.timestamp);
    return { kind: 'bounced', at, why, ...(message ? { maybeReplyTo: message } : {}) };
  }
  if (complaint) {
    const { complaintFeedbackType: type, complaintSubType: subType } = complaint;
    // Somebody took a message out of the spam folder: no trouble, but the opposite.
    if (type === 'not-spam') return undefined;
    const why = suppressed.includes(subType ?? '')
      ? 'not sent at all: an earlier message was reported as unwanted, and SES sends no more to this address'
      : (type ?? 'reported as unwanted');
    return { kind: 'complained', at: instant(complaint.timestamp), why: why.slice(0, 300) };
  }
  if (reject) {
    const why = (reject.reason ?? 'no reason given').slice(0, 300);
    return { kind: 'refused', at: instant(mail.timestamp), why };
  }
  return undefined;
}

/** SES takes the automatic reply of somebody who is away for a passing bounce of which it can give no reason. */
function isMaybeReply({ bounceType, bounceSubType, bouncedRecipients }: Bounce): boolean {
  return (
    bounceType === 'Transient' &&
    bounceSubType === 'General' &&
    bouncedRecipients.every(({ diagnosticCode }) => !diagnosticCode)
  );
}

/** SES tells of a passing bounce only once it has given up, so nothing arrived in that case, either. */
function whyBounced({ bounceType, bounceSubType = '', bouncedRecipients }: Bounce): string {
  const said = bouncedRecipients[0]?.diagnosticCode;
  if (said) return said;
  if (suppressed.includes(bounceSubType))
    return 'not sent at all: earlier mail to this address bounced, and SES sends no more to it';
  if (bounceType === 'Permanent') return 'the address does not exist';
  if (/^(MailboxFull|\w+TooLarge|\w+Rejected)$/.test(bounceSubType)) return `given up: ${bounceSubType}`;
  return 'no reason given; it may be an automatic reply';
}
