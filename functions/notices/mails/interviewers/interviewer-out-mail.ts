import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, dayIn, type Instant, plusDays } from '#domain/values/time.ts';
import { paragraph } from '#functions/mail/blocks.ts';
import { type Mail, renderMail } from '#functions/mail/mail.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { counted } from '#functions/wording/counted.ts';
import { formatDayWithYear, shortDay } from '#functions/wording/days.ts';
import { meetingKindNames } from '#functions/wording/interviews/interviewer-words.ts';
import { isolated } from '#functions/wording/one-line.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';

type Lost = {
  readonly name: string;
  readonly on: CalendarDay;
  /** At least one. */
  readonly interviews: readonly Interview[];
  /** The page of the day at the desk. */
  readonly link: string;
};

/** To a coordinator: an interviewer has said that they cannot hold interviews that are published for a day close ahead. */
export function interviewerOutMail(season: Season, { name, on, interviews, link }: Lost, now: Instant): Mail {
  const { zone } = season.program;
  const time = (minutes: number) => clockWords(minuteOfDay(on, minutes, zone), zone).time;
  const lines = interviews.map(
    ({ from, to, kind }) => `${time(from)} – ${time(to)}, ${meetingKindNames[kind]}`,
  );
  const some = counted(interviews.length, 'interview');
  return renderMail(`${isolated(name)} can’t hold ${some}: ${whenWords(on, dayIn(zone, now))}`, [
    paragraph(
      `${isolated(name)} has said on their page that they can’t hold ${some} of the plan that is published for ${formatDayWithYear(on)}:`,
    ),
    {
      kind: 'labeled',
      label: `Times are in ${zoneTitle(zone, minuteOfDay(on, interviews[0]?.from ?? 0, zone))}`,
      lines,
    },
    paragraph(
      'Nobody else is told yet, and the plan stands. Plan the day again, look at what changes, and publish it.',
    ),
    { kind: 'link', text: 'Open the day', href: link },
  ]);
}

/** `today (Mon, Nov 16)`, `tomorrow (Tue, Nov 17)`, `Fri, Nov 20` */
function whenWords(on: CalendarDay, today: CalendarDay): string {
  if (on === today) return `today (${shortDay(on)})`;
  return on === plusDays(today, 1) ? `tomorrow (${shortDay(on)})` : shortDay(on);
}
