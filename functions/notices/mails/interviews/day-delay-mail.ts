import type { DayDelayed } from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** To an interviewer: the whole day is late by so many minutes, or on time again. */
export function dayDelayMail(
  season: Season,
  { on, minutes }: Pick<DayDelayed, 'on' | 'minutes'>,
  name: string,
): Mail {
  const { contact } = season.program;
  const program = oneLine(season.program.name);
  const news = minutes > 0 ? `are about ${minutes} minutes late` : 'are on time again';
  return renderMail(`The interviews ${news}: ${program}`, [
    paragraph(`Dear ${isolated(name)},`),
    paragraph(`The interviews of ${formatDayWithYear(on)} ${news}. The order stays as it is.`),
    paragraph(`Questions? Reply to this email, or write to ${contact}.`),
  ]);
}
