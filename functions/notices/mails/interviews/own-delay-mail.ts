import type { DayPart } from '#domain/itineraries/parts-of-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { DayDelayed } from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { itineraryLines } from '#functions/wording/interviews/itinerary-words.ts';
import { capitalized, isolated, oneLine } from '#functions/wording/one-line.ts';
import { mailClocks } from '#functions/wording/time-lines.ts';

/** To an applicant: these interviews begin so many minutes late, or on time again. */
export function ownDelayMail(
  season: Season,
  offer: Offer,
  { on, minutes }: Pick<DayDelayed, 'on' | 'minutes'>,
  parts: readonly DayPart[],
): Mail {
  const { contact } = season.program;
  const some = parts.length > 1 ? 'your interviews begin' : 'your interview begins';
  const news = minutes > 0 ? `about ${minutes} minutes late` : 'on time again';
  const title = capitalized(some);
  return renderMail(`${title} ${news}: ${oneLine(season.program.name)}`, [
    paragraph(`Dear ${isolated(offer.applicant.name)},`),
    paragraph(`On ${formatDayWithYear(on)}, ${some} ${news}. You don’t need to do anything.`),
    {
      kind: 'labeled',
      label: minutes > 0 ? 'As planned, before the delay' : 'As planned',
      lines: itineraryLines(
        season,
        parts.map((part) => ({ ...part, isNew: false })),
        mailClocks(season, offer),
      ),
    },
    paragraph(`Questions? Reply to this email, or write to ${contact}.`, [
      { text: contact, href: `mailto:${contact}` },
    ]),
  ]);
}
