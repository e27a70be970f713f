import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { ApplicantLate } from '#domain/planned-days/planned-day.ts';
import { seenBy } from '#domain/season/interviewer-views.ts';
import type { Season } from '#domain/season/season.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { listed } from '#functions/wording/counted.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

type Late = Pick<ApplicantLate, 'on' | 'minutes' | 'isAbsent'>;

/** That an applicant whom an interviewer meets that day is late, is there now, or has not come. `interviews`: those of the two. */
export function lateArrivalMail(
  season: Season,
  late: Late,
  words: { readonly name: string; readonly applicant: string; readonly interviews: readonly Interview[] },
): Mail {
  const { zone, name: program, contact } = season.program;
  const isNamed = words.interviews.some(({ kind }) => seenBy(season, kind).has('name'));
  const who = isNamed ? oneLine(words.applicant) : 'An applicant';
  const when = words.interviews.map(({ from }) => clockWords(minuteOfDay(late.on, from, zone), zone).time);
  const [news, next] = newsOf(late);
  return renderMail(`${who} ${news}: ${oneLine(program)}`, [
    paragraph(`Dear ${isolated(words.name)},`),
    paragraph(`${who}, whom you meet at ${listed(when)} on ${formatDayWithYear(late.on)}, ${news}.`),
    ...(next ? [paragraph(next)] : []),
    paragraph(`Questions? Reply to this email, or write to ${contact}.`),
  ]);
}

function newsOf({ minutes, isAbsent }: Late): readonly [news: string, next?: string] {
  if (isAbsent)
    return ['has not come', 'You don’t need to wait: we will write again if your schedule changes.'];
  if (minutes > 0)
    return [`is about ${minutes} minutes late`, 'Please wait; we will write again if your schedule changes.'];
  return ['is there now'];
}
