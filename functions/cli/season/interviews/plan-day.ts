import { readFile } from 'node:fs/promises';
import { contradictionOf } from '#domain/interview-plan/contradiction.ts';
import type { InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { interviewDayOf } from '#domain/interview-plan/interview-day-of.ts';
import { planDay } from '#domain/interview-plan/plan-day.ts';
import { planDifference } from '#domain/interview-plan/plan-difference.ts';
import { wayOut } from '#domain/interview-plan/way-out.ts';
import { rosterOf } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, isCalendarDay } from '#domain/values/time.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import {
  concessionLine,
  type DayWords,
  dayWords,
  planChangeLine,
  ruleGroupLine,
} from '#functions/interviews/day-words.ts';
import { highsSolver } from '#functions/interviews/highs-solver.ts';
import {
  interviewSheet,
  interviewsIn,
  isPlanTitle,
  type ToldPlan,
} from '#functions/interviews/interview-sheet.ts';
import { isInterviewerTitle, readInterviewers } from '#functions/interviews/read-interviewers.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readTable } from '#functions/tables/read-table.ts';
import { shortDay } from '#functions/wording/days.ts';

/** After so many seconds the best plan that was found is shown, with what is not proved of it. */
const SECONDS = 60;

/**
 * `plan-day DAY LIST`: prints who meets whom when on a day, of those who are booked and the interviewers of a list; with
 * `published`, a plan that was told, the one that changes least of it. It writes nothing. A day without a plan is refused
 * with the reasons and the cheapest way out.
 */
export async function planDayCommand(
  operator: Operator,
  seasonId: string,
  [day, list = '']: readonly [string, string | undefined],
  { csv, published: publishedPath }: Pick<SeasonArgs, 'csv' | 'published'>,
): Promise<ExitCode> {
  if (!isCalendarDay(day))
    return printProblem(operator, `${JSON.stringify(day)} is not a day: write it as 2026-11-17.`);
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  const interviewers = await interviewersOf(operator, season, list);
  if (!interviewers) return exitCode.refused;
  const told = publishedPath === undefined ? nothingTold : await toldPlan(operator, publishedPath);
  if (!told) return exitCode.refused;
  const rows = rosterOf(season, await readOffers(operator.store, seasonId), day);
  if (rows.length === 0) return printProblem(operator, `Nobody is booked on ${shortDay(day)}.`);
  const given = interviewDayOf(season, day, rows, interviewers, told.interviews);
  if ('withoutAgenda' in given) {
    const names = given.withoutAgenda.map(({ applicant }) => applicant.name).join(', ');
    return printProblem(
      operator,
      `No agenda says what happens on ${shortDay(day)} to ${names}: add it to the season file.`,
    );
  }
  const names = new Map([
    ...told.names,
    ...rows.map(({ applicant }) => [applicant.id, applicant.name] as const),
    ...interviewers.map(({ address, name }) => [address, name] as const),
  ]);
  return printPlan(operator, { season, on: day, given, words: dayWords(season, day, names) }, csv);
}

type Planned = {
  readonly season: Season;
  readonly on: CalendarDay;
  readonly given: InterviewDay;
  readonly words: DayWords;
};

async function printPlan(operator: Operator, planned: Planned, csv: boolean): Promise<ExitCode> {
  const { on, given, words } = planned;
  const plan = planDay(given, await highsSolver(SECONDS));
  if (plan.kind === 'out-of-time')
    return printProblem(operator, `No plan was found in ${SECONDS} seconds, and none is ruled out.`);
  if (plan.kind === 'infeasible') return explain(operator, planned);
  const { interviews, open } = plan;
  if (!csv && given.published.length > 0) {
    const changes = planDifference(given, interviews).map((change) => planChangeLine(words, change));
    for (const line of changes.length > 0 ? changes : ['Nothing changes.']) operator.terminal.say(line);
  }
  const proof =
    open.length === 0
      ? 'No plan is better.'
      : `Not proved to be the best: ${open.map(({ aim }) => aim).join(', ')}.`;
  const summary = `${shortDay(on)}: ${interviews.length} interviews of ${given.guests.length} applicants. ${proof} Nothing was stored.`;
  printSheet(operator, interviewSheet(words, interviews), csv, summary);
  return exitCode.ok;
}

async function explain(operator: Operator, { season, on, given, words }: Planned): Promise<ExitCode> {
  const solve = await highsSolver(SECONDS);
  const [reasons, way] = [contradictionOf(given, solve) ?? [], wayOut(given, solve) ?? []];
  const lines = [
    `${shortDay(on)} has no plan. These cannot all be kept:`,
    ...reasons.map((group) => `  ${ruleGroupLine(season, given, words, group)}`),
    'The least that makes a plan possible:',
    ...way.map((concession) => `  ${concessionLine(words, concession)}`),
  ];
  return printProblem(operator, lines.join('\n'));
}

async function interviewersOf(operator: Operator, season: Season, path: string) {
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

const nothingTold: ToldPlan = { interviews: [], names: new Map() };

async function toldPlan(operator: Operator, path: string): Promise<ToldPlan | undefined> {
  const table = await readTable(await readFile(path), isPlanTitle);
  const told = 'problem' in table ? undefined : interviewsIn(table);
  if (!told) printProblem(operator, `${path} is no plan: write one with plan-day DAY LIST --csv.`);
  return told;
}
