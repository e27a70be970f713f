import type { OfferFrame, RecordName, Sending } from '#domain/decisions/change-record.ts';
import type { MailTrouble } from '#domain/offers/offer.ts';

type Frame = OfferFrame & {
  readonly sequence?: number;
  readonly trouble: MailTrouble;
  /** A delivery problem is for the coordinator to see: no mail would reach the applicant. */
  readonly notices: readonly never[];
};

export type MailFailed = Frame & { readonly event: 'mail-failed' };
export type MailRecovered = Frame & { readonly event: 'mail-recovered' };
export type DeliveryRecord = MailFailed | MailRecovered;

/** The outcome of the `notice`th notice of a record. The first outcome wins. */
export type DeliveryChange = {
  readonly kind: 'note-sent';
  readonly record: RecordName;
  readonly notice: number;
  readonly outcome: Sending;
};
