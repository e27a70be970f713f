import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { LeftBehind } from '#domain/planned-days/interviews-ahead.ts';
import { clockWords } from '#functions/wording/clock-words.ts';
import { listed } from '#functions/wording/counted.ts';
import { shortDay } from '#functions/wording/days.ts';
import { oneLine } from '#functions/wording/one-line.ts';

/** `Mon, Nov 16, 9:45 AM with Sample Dr. Kim`, for each published interview that its applicant is not booked for anymore. */
export function leftBehindLines(zone: string, days: readonly LeftBehind[]): readonly string[] {
  return days.flatMap(({ on, interviews, names }) =>
    interviews.map(({ from, interviewers }) => {
      const people = interviewers.map((each) => oneLine(names.get(each) ?? each));
      return `${shortDay(on)}, ${clockWords(minuteOfDay(on, from, zone), zone).time} with ${listed(people)}`;
    }),
  );
}
