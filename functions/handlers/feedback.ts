import * as z from 'zod/mini';
import { type DecisionContext, unchanged } from '#domain/decisions/decision.ts';
import { noteMailArrived, noteMailTrouble } from '#domain/delivery/delivery-status.ts';
import type { MailTrouble, Offer } from '#domain/offers/offer.ts';
import { instant } from '#domain/values/time.ts';
import { loadStanding } from '#functions/booking/load-standing.ts';
import { now } from '#functions/runtime/clock.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import { openStore } from '#functions/store/client.ts';

const store = openStore(required('table'));

const snsEvent = z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) });

const tag = z.optional(z.array(z.string()));

/** What SES says to a topic when it is first to publish there: words, and no JSON. */
const greeting = /^Successfully validated SNS topic/;

/** What SES publishes of a message, as far as it matters: https://docs.aws.amazon.com/ses (event publishing). */
const mailEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: z.string(),
    destination: z.catch(z.optional(z.array(z.string())), undefined),
    tags: z._default(z.catch(z.object({ season: tag, offer: tag }), {}), {}),
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
  delivery: z.optional(z.object({})),
});

const NOT_SENT =
  'not sent at all: an earlier message was reported as unwanted, and SES sends no more to this address';

type MailEvent = z.output<typeof mailEvent>;
type Bounce = NonNullable<MailEvent['bounce']>;

/**
 * Hears from SES, by way of a topic, what became of messages. Notes trouble on the offer for the coordinator to see, and
 * that it is over once a later message has arrived. Throws what it cannot read, so that it ends among the dead letters.
 */
export async function handler(event: unknown): Promise<void> {
  for (const { Sns } of snsEvent.parse(event).Records) {
    if (!greeting.test(Sns.Message)) await hear(mailEvent.parse(JSON.parse(Sns.Message)));
  }
}

async function hear(event: MailEvent): Promise<void> {
  const [season, id] = [event.mail.tags.season?.[0], event.mail.tags.offer?.[0]];
  const trouble = troubleIn(event);
  log.info('mail event', { type: event.eventType, season, offer: id, trouble: trouble?.kind });
  if (!season || !id || !(trouble || event.delivery)) return;
  const sentAt = instant(event.mail.timestamp);
  const decide = (offer: Offer, context: DecisionContext) => {
    if (!isToPresentAddress(event, offer)) return unchanged;
    return trouble ? noteMailTrouble(offer, trouble, context) : noteMailArrived(offer, sentAt, context);
  };
  const context = decisionContext({ kind: 'mail' }, now());
  await attemptOrThrow(
    store,
    season,
    () => loadStanding(store, { season, id }, [], false),
    ({ offer }) => decide(offer, context),
  );
}

/** What became of mail to an address that has been corrected since says nothing of the one that is written to now. */
function isToPresentAddress({ mail }: MailEvent, { applicant }: Offer): boolean {
  const to = mail.destination?.map((address) => (/<([^<>]*)>$/.exec(address)?.[1] ?? address).toLowerCase());
  return to === undefined || to.length === 0 || to.includes(applicant.email.toLowerCase());
}

/** The trouble that an event tells of; none for a delivery, nor for one that is late and may still come. */
function troubleIn(event: MailEvent): MailTrouble | undefined {
  const { bounce, complaint, reject, mail } = event;
  if (bounce)
    return { kind: 'bounced', at: instant(bounce.timestamp), why: whyBounced(bounce).slice(0, 300) };
  if (complaint) {
    const { complaintFeedbackType: type, complaintSubType: subType } = complaint;
    // Somebody took a message out of the spam folder: no trouble, but the opposite.
    if (type === 'not-spam') return undefined;
    const why = subType === 'OnAccountSuppressionList' ? NOT_SENT : (type ?? 'reported as unwanted');
    return { kind: 'complained', at: instant(complaint.timestamp), why: why.slice(0, 300) };
  }
  if (reject)
    return {
      kind: 'refused',
      at: instant(mail.timestamp),
      why: (reject.reason ?? 'no reason given').slice(0, 300),
    };
  return undefined;
}

/**
 * SES tells of a passing bounce only once it has given up, so nothing arrived in that case, either. One without a reason
 * is often the reply of somebody's absence, of which a coordinator can make more than we can.
 */
function whyBounced({ bounceType, bounceSubType = '', bouncedRecipients }: Bounce): string {
  const said = bouncedRecipients[0]?.diagnosticCode;
  if (said) return said;
  if (bounceType === 'Permanent') return 'the address does not exist';
  if (/^(MailboxFull|\w+TooLarge|\w+Rejected)$/.test(bounceSubType)) return `given up: ${bounceSubType}`;
  return 'no reason given; it may be an automatic reply';
}
