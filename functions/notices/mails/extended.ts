import type { Extended } from '#domain/invitations/invitation-record.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { windowPassages } from './invited.ts';
import {
  contactPassage,
  declinePassages,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
} from './passages.ts';
import { reasonPassages } from './reason.ts';

/** That there is more time to respond, and until when. */
export function extendedMail(context: OfferContext<Extended>): Mail {
  const { season, offer } = context;
  const by = shortInstant(offer.closesAt, season.program.zone);
  return renderMail(`More time to respond: ${programName(context)}, please respond by ${by}`, [
    greeting(context),
    paragraph(`You have more time to respond to your invitation from ${programName(context)}.`),
    ...reasonPassages(context),
    ...windowPassages(context),
    ...linkPassage(context, 'Choose your date'),
    ...declinePassages(context),
    contactPassage(context),
  ]);
}
