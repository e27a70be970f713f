import type { OfferFrame, RecordName, Sending } from '#domain/decisions/change-record.ts';
import type { MailTrouble } from '#domain/offers/offer.ts';
import type { Instant } from '#domain/values/time.ts';

type Frame = OfferFrame & {
  readonly sequence?: number;
  readonly trouble: MailTrouble;
  /** A delivery problem is for the coordinator to see: no mail would reach the applicant. */
  readonly notices: readonly never[];
};

export type MailFailed = Frame & { readonly event: 'mail-failed' };
export type MailRecovered = Frame & { readonly event: 'mail-recovered' };
export type DeliveryRecord = MailFailed | MailRecovered;

export type DeliveryChange =
  /** The outcome of the `notice`th notice of a record. The first outcome wins. */
  | {
      readonly kind: 'note-sent';
      readonly record: RecordName;
      readonly notice: number;
      readonly outcome: Sending;
    }
  /** The message of the `notice`th notice has reached the recipient's mail server. The first report wins. */
  | {
      readonly kind: 'note-arrived';
      readonly record: RecordName;
      readonly notice: number;
      readonly at: Instant;
    };
