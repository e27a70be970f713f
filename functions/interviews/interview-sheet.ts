import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { type Season, trackOf } from '#domain/season/season.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';
import { type DayWords, kindWords } from './day-words.ts';

const titles = ['From', 'Until', 'Applicant', 'Interview', 'Track', 'With'];

/** A plan of a day, an interview a row, for a terminal or a spreadsheet. */
export function interviewSheet(season: Season, words: DayWords, interviews: readonly Interview[]): Sheet {
  return {
    columns: titles,
    rows: interviews.map(({ from, to, guest, kind, track, interviewers }) => [
      ...[words.time(from), words.time(to), words.person(guest)],
      ...[kindWords[kind], trackOf(season, track).name, words.people(interviewers)],
    ]),
  };
}
