import { whyUnanswerable } from '#domain/invitations/answerable.ts';
import type { OfferModel } from '#functions/applicant/offer-model.ts';
import { bookedPage, type Done } from './booking-page.ts';
import { closedPage } from './closed-page.ts';
import { invitationPage } from './invitation-page.ts';

/** The personal page, as the offer stands at the moment of the model. `done` tells what a form has just brought about. */
export function offerPage(model: OfferModel, done?: Done): string {
  const { offer, now } = model;
  if (offer.state === 'booked') return bookedPage(model, done);
  return whyUnanswerable(offer, { now }) ? closedPage(model) : invitationPage(model);
}
