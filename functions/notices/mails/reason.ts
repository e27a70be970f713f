import type { Block } from '#domain/values/message.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { oneLine } from '#functions/wording/one-line.ts';
import type { OfferContext } from './passages.ts';

/** The program's own words about a change, where it gave any. */
export function reasonPassages({ record }: Pick<OfferContext, 'record'>): Block[] {
  const reason = 'reason' in record ? (record.reason ?? '') : '';
  const text = reason
    .split(/\r\n|\r|\n/)
    .map(oneLine)
    .join('\n')
    .trim();
  return text ? [paragraph('Reason:'), { kind: 'quote', text }] : [];
}

/** The program's reason; without one, that the applicant booked at the very moment of the change, in `sentence`. */
export function reasonOr(context: Pick<OfferContext, 'record'>, sentence: string): Block[] {
  const reason = reasonPassages(context);
  return reason.length > 0 ? reason : [paragraph(sentence)];
}
