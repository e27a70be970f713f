import { rosterOf } from '#domain/roster/roster.ts';
import { isCalendarDay } from '#domain/values/time.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { rosterSheet } from '#functions/sheets/roster-sheet.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { shortDay } from '#functions/wording/days.ts';
import { knownSeason } from './known-offer.ts';
import { printSheet } from './print-sheet.ts';

/** `roster DAY`: prints everybody who comes on that day. */
export async function rosterCommand(
  operator: Operator,
  seasonId: string,
  day: string,
  csv: boolean,
): Promise<ExitCode> {
  if (!isCalendarDay(day))
    return printProblem(
      operator,
      `${JSON.stringify(day)} is not a day: write year-month-day, as 2026-11-17.`,
    );
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  if (!season.days.some(({ on }) => on === day))
    return printProblem(operator, `${shortDay(day)} is not an interview day of season ${seasonId}.`);
  const rows = rosterOf(season, await readOffers(operator.store, seasonId), day);
  const people = rows.length === 1 ? '1 applicant' : `${rows.length} applicants`;
  printSheet(operator, rosterSheet(season, rows), csv, `${shortDay(day)}: ${people}`);
  return exitCode.ok;
}
