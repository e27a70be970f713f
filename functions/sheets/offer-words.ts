import type { MailTrouble, OfferState } from '#domain/offers/offer.ts';

/** The states of an offer as coordinators read them. */
export const offerStateNames: Readonly<Record<OfferState, string>> = {
  prepared: 'Not sent yet',
  open: 'No answer yet',
  booked: 'Booked',
  canceled: 'Canceled',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  expired: 'Ended without an answer',
  unreleased: 'Taken back before it was sent',
};

/** What became of a message that did not reach its reader. */
export const mailTroubleNames: Readonly<Record<MailTrouble['kind'], string>> = {
  bounced: 'Bounced',
  complained: 'Marked as spam',
  refused: 'Refused',
};
