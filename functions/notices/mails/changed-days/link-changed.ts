import type { DayChanged } from '#domain/booking/booking-record.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import {
  contactPassage,
  dayPassage,
  greeting,
  linkPassage,
  type OfferContext,
  programName,
} from '#functions/notices/mails/passages.ts';
import { reasonPassages } from '#functions/notices/mails/reason.ts';
import { formatDaysWithYear } from '#functions/wording/days.ts';

/** That the link to join is another one, which is on the personal page alone (docs/decisions/0030). The calendar stays as it is. */
export function linkChangedMail(context: OfferContext<DayChanged>): Mail {
  const { changes, after } = context.record;
  const days = formatDaysWithYear(changes.map(({ now }) => now.on));
  return renderMail(`The link to join your interview has changed: ${programName(context)}, ${days}`, [
    greeting(context),
    paragraph(
      `${programName(context)} has changed the link to join your interview. Please don’t use a link that you opened or copied before: your personal page has the one that holds now. The times stay as they are.`,
    ),
    ...reasonPassages(context),
    ...changes.map(({ part }) => dayPassage(context, after, part - 1)),
    ...linkPassage(context, 'Open your personal page'),
    contactPassage(context),
  ]);
}
