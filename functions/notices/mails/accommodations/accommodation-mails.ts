import type {
  AccommodationArranged,
  AccommodationNotArranged,
} from '#domain/accommodations/accommodation-record.ts';
import type { Season } from '#domain/season/season.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import {
  contactPassage,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
} from '#functions/notices/mails/passages.ts';
import { arrangementParts } from '#functions/wording/interviews/arrangement-words.ts';

const invisible =
  'Interviewers never learn that you asked, or what you wrote: they see only when each interview begins and ends.';

/** Yes or no, with what plans keep to. A word to the applicant is on their page: mail is read by too many machines. */
export function accommodationDecidedMail(
  context: OfferContext<AccommodationArranged | AccommodationNotArranged>,
): Mail {
  const { record } = context;
  const parts = record.event === 'accommodation-arranged' ? arrangementParts(record.arrangement) : [];
  return renderMail(`Your request for an accommodation: ${programName(context)}`, [
    greeting(context),
    paragraph(
      record.event === 'accommodation-arranged'
        ? `${programName(context)} has read your request for an accommodation, and arranged it.`
        : `${programName(context)} has read your request for an accommodation, and cannot arrange it.`,
    ),
    ...(parts.length > 0
      ? [{ kind: 'labeled', label: 'What is arranged for your interviews', lines: parts } as const]
      : []),
    ...(parts.length > 0
      ? [paragraph('If this changes times that you were told before, another email has the new ones.')]
      : []),
    ...(record.hasWord ? [paragraph('There is a word to you on your personal page.')] : []),
    paragraph(invisible),
    ...linkPassage(context, 'Open your personal page'),
    contactPassage(context),
  ]);
}

/** To the one person who reads requests: that there is one. It has neither a name nor a word of it. */
export function accommodationRequestMail(season: Season, link: string): Mail {
  return renderMail(`A request for an accommodation waits: ${programName({ season })}`, [
    paragraph('An applicant has asked for an accommodation of their interview, or changed such a request.'),
    { kind: 'link', text: 'Read it at the desk', href: link },
    paragraph('You alone can read it there. This email does not say who asked, or what for.'),
    paragraph('You get this email because the season file names you as the reader of such requests.'),
  ]);
}
