import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { minuteOfDay } from '#domain/planned-days/parts-of-day.ts';
import type { ApplicantLate } from '#domain/planned-days/planned-day.ts';
import type { Season } from '#domain/season/season.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** That an applicant whom an interviewer meets today is late, or is there now. `interviews`: those of the two. */
export function lateArrivalMail(
  season: Season,
  { on, minutes }: Pick<ApplicantLate, 'on' | 'minutes'>,
  words: { readonly name: string; readonly applicant: string; readonly interviews: readonly Interview[] },
): Mail {
  const { zone, name: program, contact } = season.program;
  const who = oneLine(words.applicant);
  const when = words.interviews.map(({ from }) => clockWords(minuteOfDay(on, from, zone), zone).time);
  const news = minutes > 0 ? `is about ${minutes} minutes late` : 'is there now';
  return renderMail(`${who} ${news}: ${oneLine(program)}`, [
    paragraph(`Dear ${isolated(words.name)},`),
    paragraph(`${who}, whom you meet at ${when.join(' and ')}, ${news}.`),
    ...(minutes > 0 ? [paragraph('Please wait; we will write again if your schedule changes.')] : []),
    paragraph(`Questions? Reply to this email, or write to ${contact}.`),
  ]);
}
