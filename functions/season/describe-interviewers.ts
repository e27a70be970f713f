import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { Season } from '#domain/season/season.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { movedTogether } from '#functions/wording/interviews/place-words.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import type { ToldOfDay } from './tell-interviewers.ts';

/** `Interviewers of published days: 2. To be sent: 2 mails.` */
export function interviewersSummary(told: readonly ToldOfDay[]): string {
  const people = new Set(told.map(({ interviewer }) => interviewer.id)).size;
  return `Interviewers of published days: ${people}. To be sent: ${counted(told.length, 'mail')}.`;
}

/** `Sample Dr. A <a@example.org>: Tue, Nov 17, 9:45 AM: place changes from Virtual, by video to In person; the link to join changes` */
export function interviewerLine({ program }: Season, { interviewer, on, ...news }: ToldOfDay): string {
  const time = (from: number) => clockWords(minuteOfDay(on, from, program.zone), program.zone).time;
  const parts = [
    ...movedTogether(news).map(
      ({ from, was, now }) => `${listed(from.map(time))}: place changes from ${was} to ${now}`,
    ),
    ...(news.link ? ['the link to join changes'] : []),
  ];
  return `${isolated(interviewer.name)} <${oneLine(interviewer.address)}>: ${shortDay(on)}, ${parts.join('; ')}`;
}
