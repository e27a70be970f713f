import { readFile } from 'node:fs/promises';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { isInterviewerTitle, readInterviewers } from '#functions/interviews/read-interviewers.ts';
import { readTable } from '#functions/tables/read-table.ts';

/** A day that a command names, with the interviewers of its list. */
export type KnownDay = {
  readonly document: Season;
  readonly name: { readonly season: string; readonly on: CalendarDay };
  readonly interviewersOf: () => Promise<readonly Interviewer[]>;
};

/** Reads the day and the list that a command names; says what is wrong with them, if anything is. */
export async function knownDay(
  operator: Operator,
  season: string,
  [day, list = '']: readonly [string, string | undefined],
): Promise<KnownDay | undefined> {
  if (!isCalendarDay(day)) {
    printProblem(operator, `${JSON.stringify(day)} is not a day: write it as 2026-11-17.`);
    return undefined;
  }
  const document = await knownSeason(operator, season);
  const interviewers = document && (await interviewersIn(operator, document, list));
  if (!interviewers) return undefined;
  return { document, name: { season, on: day }, interviewersOf: () => Promise.resolve(interviewers) };
}

async function interviewersIn(operator: Operator, season: Season, path: string) {
  const table = await readTable(await readFile(path), isInterviewerTitle);
  if ('problem' in table) {
    printProblem(operator, table.problem);
    return undefined;
  }
  const { interviewers, problems } = readInterviewers(season, table);
  for (const { line, column, message } of problems)
    operator.terminal.complain(`line ${line}, ${column}: ${message}`);
  return problems.length === 0 ? interviewers : undefined;
}
