import type { ClosingTold } from '#domain/closing-mail/closing-mail.ts';
import type { Season } from '#domain/season/season.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { ownWords } from '#functions/notices/mails/own-words.ts';
import { contactPassage, type OfferContext, programName } from '#functions/notices/mails/passages.ts';
import { isolated } from '#functions/wording/one-line.ts';

/** Thanks for the interview, with what the program says about letters after it. */
export function closingMail({ season, offer }: OfferContext<ClosingTold>): Mail {
  return closingMailTo(season, offer.applicant.name);
}

/** The same mail to anybody, as somebody may want to see it before it leaves. */
export function closingMailTo(season: Season, name: string): Mail {
  const from = programName({ season });
  return renderMail(`Thank you for interviewing with ${from}`, [
    paragraph(`Dear ${isolated(name)},`),
    paragraph(
      `Our interviews are over. Thank you for the time that you gave us, and for your interest in ${from}.`,
    ),
    ...ownWords({ season }, 'letters'),
    paragraph('You don’t need to reply to this email.'),
    contactPassage({ season }),
  ]);
}
