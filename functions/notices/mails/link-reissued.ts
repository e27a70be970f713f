import type { LinkReissued } from '#domain/invitations/invitation-record.ts';
import type { Block } from '#domain/values/message.ts';
import { heading, paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { shortInstant } from '#functions/wording/clock-words.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';
import { calendarFilePassage } from './booked.ts';
import { windowPassages } from './invited.ts';
import {
  bothDaysPassage,
  changePassages,
  contactPassage,
  dayPassages,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
} from './passages.ts';
import { visitPassages } from './visit-passages.ts';

/** A new personal link in place of the old one, with how things stand. */
export function linkReissuedMail(context: OfferContext<LinkReissued>): Mail {
  const { about, blocks } = howItStands(context);
  return renderMail(`Your new link: ${programName(context)}, ${about}`, [
    greeting(context),
    paragraph(
      `Here is a new link to your personal page at ${programName(context)}. The old link no longer works; nothing else has changed.`,
    ),
    ...linkPassage(context, 'Open your personal page'),
    ...blocks,
    contactPassage(context),
  ]);
}

function howItStands(context: OfferContext): { readonly about: string; readonly blocks: readonly Block[] } {
  const { offer, season } = context;
  if (offer.booking) {
    const about = `interview on ${formatDaysWithYear(offer.booking.seats.map((seat) => seat.on))}`;
    const days = [
      ...dayPassages(context, offer.booking),
      ...bothDaysPassage(offer.booking),
      ...visitPassages(context, offer.booking),
      ...changePassages(context, offer.booking),
      calendarFilePassage(context),
    ];
    return { about, blocks: [heading('Your interview'), ...days] };
  }
  if (offer.state === 'open') {
    const about = `please respond by ${shortInstant(offer.closesAt, season.program.zone)}`;
    return { about, blocks: [heading('Your deadline'), ...windowPassages(context)] };
  }
  const ended = 'This invitation has ended, and no interview is booked: the page only shows that.';
  return { about: 'about an invitation that has ended', blocks: [paragraph(ended)] };
}
