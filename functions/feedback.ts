import * as z from 'zod';
import type { MailTrouble } from '../domain/offer.ts';
import { instant } from '../domain/time.ts';
import { now } from './clock.ts';
import { required } from './environment.ts';
import { log } from './log.ts';
import { noteTrouble } from './mail-trouble.ts';
import { openStore } from './store/client.ts';

const store = openStore(required('table'));

const snsEvent = z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) });

const tag = z.array(z.string()).optional();

/** What SES publishes of a message, as far as it is trouble: https://docs.aws.amazon.com/ses (event publishing). */
const mailEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: z.string(),
    tags: z.object({ season: tag, offer: tag }).catch({}).default({}),
  }),
  bounce: z
    .object({
      bounceType: z.string(),
      timestamp: z.string(),
      bouncedRecipients: z.array(z.object({ diagnosticCode: z.string().optional() })).default([]),
    })
    .optional(),
  complaint: z.object({ timestamp: z.string(), complaintFeedbackType: z.string().optional() }).optional(),
  reject: z.object({ reason: z.string() }).optional(),
});

type MailEvent = z.output<typeof mailEvent>;

/** Hears from SES, by way of a topic, what became of messages; notes trouble on the offer for the coordinator to see. */
export async function handler(event: unknown): Promise<void> {
  for (const { Sns } of snsEvent.parse(event).Records) await hear(mailEvent.parse(JSON.parse(Sns.Message)));
}

async function hear(event: MailEvent): Promise<void> {
  const trouble = troubleIn(event);
  const [season, id] = [event.mail.tags.season?.[0], event.mail.tags.offer?.[0]];
  log.info('mail event', { type: event.eventType, season, offer: id, trouble: trouble?.kind });
  if (!trouble || !season || !id) return;
  await noteTrouble(store, { season, id }, trouble, now());
}

/** The trouble that an event tells of; none for a delivery, nor for a bounce that SES will try again by itself. */
function troubleIn({ bounce, complaint, reject, mail }: MailEvent): MailTrouble | undefined {
  if (bounce?.bounceType === 'Permanent') {
    const why = bounce.bouncedRecipients[0]?.diagnosticCode ?? 'the address does not exist';
    return { kind: 'bounced', at: instant(bounce.timestamp), why: why.slice(0, 300) };
  }
  if (complaint) {
    const why = complaint.complaintFeedbackType ?? 'reported as unwanted';
    return { kind: 'complained', at: instant(complaint.timestamp), why: why.slice(0, 300) };
  }
  if (reject) return { kind: 'refused', at: instant(mail.timestamp), why: reject.reason.slice(0, 300) };
  return undefined;
}
