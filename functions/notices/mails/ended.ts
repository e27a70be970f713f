import type { Declined, Expired, Withdrawn } from '#domain/invitations/invitation-record.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { listed } from '#functions/wording/counted.ts';
import { instantLines, mailClocks } from '#functions/wording/time-lines.ts';
import { contactPassage, greeting, type OfferContext, programName, tracksOf } from './passages.ts';
import { reasonPassages } from './reason.ts';

/** That an invitation was declined. */
export function declinedMail(context: OfferContext<Declined>): Mail {
  const { season, record } = context;
  const on = clockWords(record.at, season.program.zone).date;
  const whose = record.who.kind === 'applicant' ? 'You declined' : 'We have recorded that you declined';
  return renderMail(`Invitation declined: ${programName(context)}, ${on}`, [
    greeting(context),
    paragraph(
      `${whose} the invitation from ${programName(context)} to interview for ${trackNames(context)}.`,
    ),
    ...reasonPassages(context),
    paragraph(
      'Thank you for letting us know: we can now offer your spot to another applicant. You don’t need to do anything else. If this was a mistake, email us as soon as you can.',
    ),
    contactPassage(context),
  ]);
}

/** That the program has taken an invitation back, and why. */
export function withdrawnMail(context: OfferContext<Withdrawn>): Mail {
  const { season, record } = context;
  const on = clockWords(record.at, season.program.zone).date;
  return renderMail(`Invitation withdrawn: ${programName(context)}, ${on}`, [
    greeting(context),
    paragraph(
      `We are sorry, but ${programName(context)} has had to withdraw its invitation to interview for ${trackNames(context)}.`,
    ),
    ...reasonPassages(context),
    contactPassage(context),
  ]);
}

/** That the time to answer is over. */
export function expiredMail(context: OfferContext<Expired>): Mail {
  const { season, offer } = context;
  const on = clockWords(offer.closesAt, season.program.zone).date;
  return renderMail(`Invitation closed: ${programName(context)}, deadline ${on}`, [
    greeting(context),
    paragraph(
      `The deadline to respond to the invitation from ${programName(context)} to interview for ${trackNames(context)} has passed, and we did not hear from you.`,
    ),
    {
      kind: 'labeled',
      label: 'The deadline was',
      lines: instantLines(mailClocks(season, offer), offer.closesAt),
    },
    paragraph(
      'We can now offer your spot to another applicant. If something kept you from responding, please email us.',
    ),
    contactPassage(context),
  ]);
}

function trackNames(context: OfferContext): string {
  return listed(tracksOf(context).map((track) => track.name));
}
