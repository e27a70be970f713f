import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';
import type { DayWords } from './day-words.ts';

const titles = ['From', 'Until', 'Applicant', 'Interview', 'Track', 'With'];

/** A plan of a day, an interview a row, for a terminal or a spreadsheet. */
export function interviewSheet(words: DayWords, interviews: readonly Interview[]): Sheet {
  return {
    columns: titles,
    rows: interviews.map(({ from, to, guest, kind, track, interviewers }) => [
      ...[words.time(from), words.time(to), words.person(guest), kind, track],
      words.people(interviewers),
    ]),
  };
}
