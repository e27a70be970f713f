import type { Declined, Expired } from '#domain/invitations/invitation-record.ts';
import { clockFace } from '#domain/values/clock-face.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { instantLines, zonesFor } from '#functions/wording/time-lines.ts';
import { contactPassage, greeting, listed, type OfferContext, programName, tracksOf } from './passages.ts';

/** That an invitation was declined. */
export function declinedMail(context: OfferContext<Declined>): Mail {
  const { season, record } = context;
  const on = clockFace(record.at, season.program.zone).date;
  const whose = record.who.kind === 'applicant' ? 'You have declined' : 'We have noted that you decline';
  return renderMail(`Invitation declined: ${programName(context)}, ${on}`, [
    greeting(context),
    paragraph(`${whose} the invitation of ${programName(context)} to interview for ${trackNames(context)}.`),
    paragraph(
      'Your place goes to somebody else, and there is nothing more to do. If this was a mistake, write to us soon.',
    ),
    contactPassage(context),
  ]);
}

/** That the time to answer is over. */
export function expiredMail(context: OfferContext<Expired>): Mail {
  const { season, offer } = context;
  const on = clockFace(offer.closesAt, season.program.zone).date;
  return renderMail(`Invitation closed: ${programName(context)}, open until ${on}`, [
    greeting(context),
    paragraph(
      `The time to answer the invitation of ${programName(context)} to interview for ${trackNames(context)} is over, and no answer from you reached us.`,
    ),
    {
      kind: 'labeled',
      label: 'It could be answered until',
      lines: instantLines(zonesFor(season, offer), offer.closesAt),
    },
    paragraph('The place goes to somebody else. If something kept you from answering, write to us.'),
    contactPassage(context),
  ]);
}

function trackNames(context: OfferContext): string {
  return listed(tracksOf(context).map((track) => track.name));
}
