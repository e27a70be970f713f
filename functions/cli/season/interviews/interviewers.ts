import { basename } from 'node:path';
import { mergedList } from '#domain/interviewers/import-interviewers.ts';
import { withoutLink } from '#domain/interviewers/stored-interviewer.ts';
import { teamsJoined } from '#domain/interviewers/teams-joined.ts';
import type { Season } from '#domain/season/season.ts';
import { type Operator, operatorContext, printRefusal } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { crewOf } from '#functions/interviewers/change-crew.ts';
import { interviewerSheet } from '#functions/interviewers/interviewer-sheet.ts';
import { joinedTeamLine, mergedLine } from '#functions/interviewers/merged-words.ts';
import { withoutErased } from '#functions/interviewers/without-erased.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { counted } from '#functions/wording/counted.ts';
import { listedInterviewers } from './listed-interviewers.ts';

type InterviewerOptions = Pick<SeasonArgs, 'csv' | 'dryRun' | 'yes' | 'sendLinks'>;

/**
 * `interviewers LIST`: stores a list of interviewers after showing what it changes, and mails their links if asked to.
 * Without a list it prints those who are stored, and `--send-links` mails those who have no link yet.
 */
export async function interviewersCommand(
  operator: Operator,
  seasonId: string,
  path: string,
  options: InterviewerOptions,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  if (path !== '') return takeList(operator, season, path, options);
  return options.sendLinks
    ? mailLinks(operator, season, options)
    : printStored(operator, season, options.csv);
}

async function printStored(operator: Operator, season: Season, csv: boolean): Promise<ExitCode> {
  const { interviewers } = await readInterviewers(operator.store, season.id);
  printSheet(operator, interviewerSheet(season, interviewers), csv, `Interviewers: ${interviewers.length}`);
  return exitCode.ok;
}

async function takeList(
  operator: Operator,
  season: Season,
  path: string,
  options: InterviewerOptions,
): Promise<ExitCode> {
  const { say } = operator.terminal;
  const listed = await listedInterviewers(operator, season, path);
  if (!listed) return exitCode.refused;
  const rows = await withoutErased(operator.store, season.id, listed);
  const list = await readInterviewers(operator.store, season.id);
  const merged = mergedList(list, rows);
  const lines = merged.flatMap((each) => mergedLine(season, each) ?? []);
  for (const line of [...lines, ...teamsJoined(list, merged).map(joinedTeamLine)]) say(line);
  const waiting = rows.filter(({ address }) =>
    list.interviewers.every((each) => each.address !== address || each.linkSentAt === undefined),
  );
  const mailed = options.sendLinks ? waiting.length : 0;
  const summary = `${counted(rows.length, 'interviewer')} in the list, ${lines.length} new or changed; ${counted(mailed, 'link')} to mail.`;
  say(summary);
  if (options.dryRun) say('Dry run: nothing was stored.');
  if (options.dryRun) return exitCode.ok;
  if (lines.length + mailed === 0) say('Nothing changes: all of this is stored.');
  if (lines.length + mailed === 0) return exitCode.ok;
  const question = { toDo: 'store this', nothing: 'Nothing was stored.' };
  if (!(await isConfirmed(operator, options, question))) return exitCode.refused;
  const { verdict } = await crewOf(operator.store, season.id, operatorContext(operator)).take({
    ...{ rows: listed, file: basename(path), sendLinks: options.sendLinks, shown: list.version },
  });
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, season);
  say('Stored.');
  return exitCode.ok;
}

async function mailLinks(operator: Operator, season: Season, options: InterviewerOptions): Promise<ExitCode> {
  const { say } = operator.terminal;
  const { interviewers } = await readInterviewers(operator.store, season.id);
  const waiting = withoutLink(interviewers);
  say(
    `${counted(waiting.length, 'interviewer')} without a link: ${waiting.map(({ name }) => name).join(', ')}`,
  );
  if (waiting.length === 0 || options.dryRun) return exitCode.ok;
  const question = { toDo: 'mail their links', nothing: 'Nobody was mailed.' };
  if (!(await isConfirmed(operator, options, question))) return exitCode.refused;
  const { verdict } = await crewOf(operator.store, season.id, operatorContext(operator)).sendMissingLinks();
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, season);
  say(`Links mailed: ${verdict.kind === 'decision' ? verdict.result.length : 0}.`);
  return exitCode.ok;
}
