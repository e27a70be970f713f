import { minutesOf } from '#domain/agenda/slots.ts';
import type { Interview } from '#domain/interview-plan/interview-day.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { isWallTime } from '#domain/values/time.ts';
import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';
import type { Sheet } from '#functions/sheets/sheet.ts';
import type { Table } from '#functions/tables/table.ts';
import type { DayWords } from './day-words.ts';

const titles = [
  'From',
  'Until',
  'Applicant',
  'AAMC ID',
  'Interview',
  'Track',
  'With',
  'Interviewers',
] as const;

/** Whether a column of a written plan has this title. */
export function isPlanTitle(title: string): boolean {
  return titles.some((each) => each === title);
}

/** A plan of a day, an interview a row, for a terminal or a spreadsheet. `interviewsIn` reads it back. */
export function interviewSheet(words: DayWords, interviews: readonly Interview[]): Sheet {
  return {
    columns: titles,
    rows: interviews.map(({ from, to, guest, kind, track, interviewers }) => [
      ...[words.time(from), words.time(to), words.person(guest), guest, kind, track],
      ...[words.people(interviewers), interviewers.join('; ')],
    ]),
  };
}

/** A plan that was written before, and the names that it gives to people by their ids: some may not come any more. */
export type ToldPlan = {
  readonly interviews: readonly Interview[];
  readonly names: ReadonlyMap<string, string>;
};

/** Reads a plan that was written as CSV. Returns `undefined` if the file is none. */
export function interviewsIn({ rows: [first, ...rows] }: Table): ToldPlan | undefined {
  const at = titles.map((title) => first?.cells.indexOf(title) ?? -1);
  if (at.includes(-1)) return undefined;
  const names = new Map<string, string>();
  const interviews = rows.flatMap(({ cells }): readonly Interview[] => {
    const texts = at.map((index) => cells[index]?.replace(/^'/, '') ?? '');
    const [from = '', until = '', applicant = '', guest = '', kind = '', track = '', people = '', ids = ''] =
      texts;
    const [begins, ends] = [wallTimeFrom(from), wallTimeFrom(until)];
    if (!isWallTime(begins) || !isWallTime(ends)) return [];
    const interviewers = ids.split(';').map((word) => word.trim());
    names.set(guest, applicant);
    for (const [index, name] of people.split(' and ').entries()) names.set(interviewers[index] ?? '', name);
    const span = { from: minutesOf(begins), to: minutesOf(ends) };
    return [{ guest, kind: kind as MeetingKind, track, interviewers, ...span }];
  });
  return interviews.length === rows.length ? { interviews, names } : undefined;
}
