import type { OfferState } from '#domain/offers/offer.ts';

/** What has become of an offer, in a sentence. */
export const offerEndings: Readonly<Record<OfferState, string>> = {
  prepared: 'It has not been released yet.',
  unreleased: 'It was taken back before it was released.',
  open: 'It is still open.',
  booked: 'It is booked.',
  canceled: 'The interview was canceled, which ended the invitation.',
  declined: 'The invitation was declined.',
  withdrawn: 'The program withdrew the invitation.',
  expired: 'The response deadline passed without a response.',
};
