import { type DecisionContext, decision, type Verdict } from '#domain/decisions/decision.ts';
import { putAndRecord } from '#domain/decisions/offer-change.ts';
import type { MailTrouble, Offer } from '#domain/offers/offer.ts';
import type { Instant } from '#domain/values/time.ts';

/**
 * Notes that a message did not reach the applicant, for the coordinator to see. The latest trouble stands: the same word
 * twice is a repeat, and so is one about a time from which on mail is known to arrive.
 */
export function noteMailTrouble(offer: Offer, trouble: MailTrouble, context: DecisionContext): Verdict {
  const known = offer.mailTrouble;
  if (known && trouble.at <= (known.resolvedAt ?? known.at)) return { kind: 'repeat' };
  return decision(
    putAndRecord(offer, context, { mailTrouble: trouble }, { what: 'mail-failed', trouble, notices: [] }),
  );
}

/**
 * Notes that a message which was sent at `sentAt` reached the applicant: if that was after the trouble, the trouble is
 * over. What was sent before says nothing, for it is not the message that went missing.
 */
export function noteMailArrived(offer: Offer, sentAt: Instant, context: DecisionContext): Verdict {
  const known = offer.mailTrouble;
  if (!known || known.resolvedAt || sentAt <= known.at) return { kind: 'repeat' };
  const trouble = { ...known, resolvedAt: sentAt };
  return decision(
    putAndRecord(offer, context, { mailTrouble: trouble }, { what: 'mail-recovered', trouble, notices: [] }),
  );
}
