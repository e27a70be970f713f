import type { OfferFrame, RecordName, Sending } from '#domain/decisions/change-record.ts';
import type { MailTrouble } from '#domain/offers/offer.ts';

type Frame = OfferFrame & {
  readonly sequence?: number;
  readonly trouble: MailTrouble;
  /** Trouble with mail is for the coordinator to see: the applicant could not be told of it. */
  readonly notices: readonly never[];
};

export type MailFailed = Frame & { readonly event: 'mail-failed' };
export type MailRecovered = Frame & { readonly event: 'mail-recovered' };
export type DeliveryRecord = MailFailed | MailRecovered;

/** What became of the `notice`th notice of a record. The first outcome wins. */
export type DeliveryChange = {
  readonly kind: 'note-sent';
  readonly record: RecordName;
  readonly notice: number;
  readonly outcome: Sending;
};
