import type { Interview } from '#domain/interview-plan/interview-day.ts';
import { editionDifference } from '#domain/planned-days/edition.ts';
import type { PlanDraft, PlanSetback } from '#domain/planned-days/planned-day.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { shortTeamLines } from '#functions/interviewers/short-team-lines.ts';
import { type DayWords, dayWords, planChangeLine, wishLines } from '#functions/interviews/day-words.ts';
import { interviewSheet } from '#functions/interviews/interview-sheet.ts';
import type { LoadedDay } from '#functions/interviews/load-day.ts';
import { planInterviewDay } from '#functions/interviews/plan-interview-day.ts';
import { setbackLines } from '#functions/interviews/setback-lines.ts';
import { shortDay } from '#functions/wording/days.ts';
import { knownDay } from './known-day.ts';

/**
 * `plan-day DAY LIST`: plans who meets whom when on a day, of those who are booked and the interviewers of a list, and keeps
 * it as the draft of the day. Of a day that is published it is the plan that changes least. A day without a plan is refused
 * with the reasons and the cheapest way out.
 */
export async function planDayCommand(
  operator: Operator,
  season: string,
  named: readonly [string, string | undefined],
  csv: boolean,
): Promise<ExitCode> {
  const known = await knownDay(operator, season, named);
  if (!known) return exitCode.refused;
  const { document, name, interviewersOf, everybody } = known;
  const context = () => operatorContext(operator);
  const { loaded, verdict } = await planInterviewDay(operator.store, name, interviewersOf, context);
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, document);
  const { draft, setback } = verdict.result;
  const words = dayWords(document, name.on, loaded.names);
  if (setback) return printSetback(operator, loaded, words, setback);
  if (draft) {
    printDraft(operator, loaded, words, draft, csv);
    if (!csv)
      for (const line of shortTeamLines(loaded, await everybody(), draft.interviews))
        operator.terminal.say(line);
  }
  return exitCode.ok;
}

function printSetback(
  operator: Operator,
  loaded: LoadedDay,
  words: DayWords,
  setback: PlanSetback,
): ExitCode {
  return printProblem(operator, setbackLines(loaded, words, setback).join('\n'));
}

function printDraft(
  operator: Operator,
  loaded: LoadedDay,
  words: DayWords,
  { interviews, open }: PlanDraft,
  csv: boolean,
): void {
  const { day, document, on } = loaded;
  if (!csv && loaded.planned?.published)
    for (const line of differenceLines(loaded, words, interviews)) operator.terminal.say(line);
  if (!csv) for (const line of wishLines(loaded.day, words, interviews)) operator.terminal.say(line);
  const proof = open.length === 0 ? 'No plan is better.' : `Not proved to be the best: ${open.join(', ')}.`;
  const summary = `${shortDay(on)}: ${interviews.length} interviews of ${day.guests.length} applicants. ${proof} It is kept as a draft: nobody is told before you publish it (publish-day).`;
  printSheet(operator, interviewSheet(document, words, interviews), csv, summary);
}

/** What differs from what people were told, a line each with its reason. */
export function differenceLines(
  loaded: Pick<LoadedDay, 'day' | 'planned'>,
  words: DayWords,
  interviews: readonly Interview[],
): readonly string[] {
  const changes = editionDifference(loaded, interviews).map((change) => planChangeLine(words, change));
  return changes.length > 0 ? changes : ['Nothing changes.'];
}
