import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import { addFacts, type FactRequest } from '#domain/facts/add-facts.ts';
import { peopleOn } from '#domain/facts/fact-list.ts';
import type { Season } from '#domain/season/season.ts';
import { type CalendarDay, dayIn } from '#domain/values/time.ts';
import { loadFacts } from '#functions/applications/load-facts.ts';
import { factProblems, previewFacts } from '#functions/applications/preview-facts.ts';
import { readIds } from '#functions/applications/read-ids.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { whoCell } from '#functions/sheets/cells.ts';
import { attempt } from '#functions/store/attempt.ts';
import { readApplications } from '#functions/store/items/applications.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { readTable } from '#functions/tables/read-table.ts';

export type FactOptions = Pick<SeasonArgs, 'complete' | 'drawn' | 'yes' | 'csv' | 'dryRun'>;

const nothing = 'Nothing was recorded.';

/**
 * `facts NAME LIST`: records for whom something is true, as “three letters received”, after showing for how many that changes.
 * Without a name it prints the lists that are known.
 */
export async function factsCommand(
  operator: Operator,
  seasonId: string,
  [fact, path]: readonly [string, string | undefined],
  options: FactOptions,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  if (fact === '') return listFacts(operator, season, options.csv);
  const request = await requestOf(operator, season, fact, path ?? '', options);
  if (!request) return exitCode.refused;
  const [standing, applications] = await Promise.all([
    loadFacts(operator.store, season.id, request.ids),
    readApplications(operator.store, season.id),
  ]);
  for (const line of previewFacts(season, request, standing, applications)) operator.terminal.say(line);
  if (options.dryRun) {
    operator.terminal.say('Dry run: nothing was recorded.');
    return exitCode.ok;
  }
  return (await isConfirmed(operator, options, { toDo: 'record this', nothing }))
    ? record(operator, season, request)
    : exitCode.refused;
}

async function requestOf(
  operator: Operator,
  season: Season,
  fact: string,
  path: string,
  { complete, drawn }: FactOptions,
): Promise<FactRequest | undefined> {
  const today = dayIn(season.program.zone, operator.now());
  const drawnOn = drawn ?? today;
  const table = await readTable(await readFile(path), isApplicationTitle);
  const { ids, problems } = 'problem' in table ? { ids: [], problems: [table.problem] } : readIds(table);
  const all = [...factProblems(fact, drawnOn, today), ...problems];
  for (const problem of all.slice(0, 20)) operator.terminal.complain(problem);
  if (all.length > 0) {
    printProblem(operator, `${nothing} Problems: ${all.length}.`);
    return undefined;
  }
  return {
    season: season.id,
    fact: fact.trim(),
    drawnOn: drawnOn as CalendarDay,
    isComplete: complete,
    ids,
    source: basename(path),
  };
}

async function record(operator: Operator, season: Season, request: FactRequest): Promise<ExitCode> {
  const context = operatorContext(operator);
  const { verdict } = await attempt(
    operator.store,
    season.id,
    () => loadFacts(operator.store, season.id, request.ids),
    (standing) => addFacts(standing, request, context),
  );
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, season);
  operator.terminal.say(
    verdict.kind === 'repeat'
      ? 'Nothing changes: this very list is known.'
      : `Recorded (${verdict.result.id}).`,
  );
  return exitCode.ok;
}

async function listFacts(operator: Operator, season: Season, csv: boolean): Promise<ExitCode> {
  const lists = await readFactLists(operator.store, season.id);
  const columns = ['Fact', 'Drawn on', 'Complete', 'People', 'File', 'By', 'Id'];
  const rows = lists.map(({ fact, drawnOn, isComplete, source, who, id, ...list }) => [
    ...[fact, drawnOn, isComplete ? 'yes' : 'no', String(peopleOn(list)), source, whoCell(who), id],
  ]);
  printSheet(operator, { columns, rows }, csv, `Lists of facts: ${lists.length}`);
  return exitCode.ok;
}
