import { putAndRecord } from './answer.ts';
import { decision, type Moment, type Verdict } from './decision.ts';
import type { MailTrouble, Offer } from './offer.ts';

/** Notes that a message did not reach the applicant, for the coordinator to see. The same word twice is a repeat. */
export function noteMailTrouble(offer: Offer, trouble: MailTrouble, moment: Moment): Verdict {
  const known = offer.mailTrouble;
  if (known && known.kind === trouble.kind && known.at >= trouble.at) return { kind: 'repeat' };
  return decision(
    putAndRecord(offer, moment, { mailTrouble: trouble }, { what: 'mail-troubled', trouble, notices: [] }),
  );
}
