import * as z from 'zod/mini';
import { mailEvent, troubleIn } from '#functions/delivery/mail-event.ts';
import { noteMailEvent } from '#functions/delivery/note-mail-event.ts';
import { now } from '#functions/runtime/clock.ts';
import { required } from '#functions/runtime/environment.ts';
import { log } from '#functions/runtime/log.ts';
import { noteStatusMail } from '#functions/statuses/note-status-mail.ts';
import { openStore } from '#functions/store/client.ts';
import { statusPrefix } from '#functions/store/keys.ts';

const store = openStore(required('table'));

const snsEvent = z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) });

/** What SES says to a topic when it is first to publish there: words, and no JSON. */
const greeting = /^Successfully validated SNS topic/;

/**
 * Hears from SES, by way of a topic, what became of messages. Notes trouble on the offer for the coordinator to see, and
 * that it is over once a later message has arrived. Throws what it cannot read, so that it ends among the dead letters.
 */
export async function handler(event: unknown): Promise<void> {
  for (const { Sns } of snsEvent.parse(event).Records) {
    if (!greeting.test(Sns.Message)) await hear(JSON.parse(Sns.Message));
  }
}

async function hear(message: unknown): Promise<void> {
  const event = mailEvent.parse(message);
  const [season, id] = [event.mail.tags.season?.[0], event.mail.tags.offer?.[0]];
  log.info('mail event', { type: event.eventType, season, offer: id, trouble: troubleIn(event)?.kind });
  if (season && id) return noteMailEvent(store, { season, id }, event, now());
  const [record, trouble] = [event.mail.tags.record?.[0], troubleIn(event)];
  if (season && record?.startsWith(statusPrefix) && trouble && !trouble.maybeReplyTo)
    await noteStatusMail(store, { season, id: record }, trouble.why, now());
}
