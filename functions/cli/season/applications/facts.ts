import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Application } from '#domain/applications/application.ts';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import { addFacts, type FactRequest } from '#domain/facts/add-facts.ts';
import { type FactList, factKey, factsOfApplication, indexFacts } from '#domain/facts/fact-list.ts';
import type { Season } from '#domain/season/season.ts';
import { textFlaw } from '#domain/values/plain-text.ts';
import { type CalendarDay, dayIn, isCalendarDay } from '#domain/values/time.ts';
import { loadFacts } from '#functions/applications/load-facts.ts';
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
import { shortDay } from '#functions/wording/days.ts';

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
  const [{ lists, erased }, applications] = await Promise.all([
    loadFacts(operator.store, season.id, request.ids),
    readApplications(operator.store, season.id),
  ]);
  const stated = { ...request, ids: request.ids.filter((id) => !erased.has(id)) };
  for (const line of previewOf(season, stated, lists, applications)) operator.terminal.say(line);
  if (erased.size > 0)
    operator.terminal.say(
      `Erased before, and left out: ${erased.size} (${[...erased.keys()].slice(0, 5).join(', ')}).`,
    );
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
  const flaw = textFlaw(fact, 80);
  const table = await readTable(await readFile(path), isApplicationTitle);
  const { ids, problems } = 'problem' in table ? { ids: [], problems: [table.problem] } : readIds(table);
  const all = [
    ...(flaw
      ? ['The name of a fact is one line of at most 80 characters, as “three letters received”.']
      : []),
    ...dayProblems(drawnOn, today),
    ...problems,
  ];
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

function dayProblems(drawnOn: string, today: CalendarDay): readonly string[] {
  if (!isCalendarDay(drawnOn))
    return [`${JSON.stringify(drawnOn)} is not a day: write year-month-day, as 2020-11-14.`];
  return drawnOn > today
    ? [`${shortDay(drawnOn)} is in the future: give the day on which the list was drawn.`]
    : [];
}

function previewOf(
  season: Season,
  request: FactRequest,
  lists: readonly FactList[],
  applications: readonly Application[],
): readonly string[] {
  const key = factKey(request.fact);
  const stands = (each: readonly FactList[]) => {
    const index = indexFacts(each);
    return applications.map((one) => factsOfApplication(season.program.zone, one, index).get(key)?.isTrue);
  };
  const next = { ...request, id: '~', who: { kind: 'clock' }, at: '' } as unknown as FactList;
  const [before, after] = [stands(lists), stands([...lists, next])];
  const count = (isTrue: boolean) =>
    after.filter((each, at) => each === isTrue && before[at] !== isTrue).length;
  const known = new Set(applications.map(({ id }) => id));
  const unknown = request.ids.filter((id) => !known.has(id));
  const isNew = !lists.some(({ fact }) => factKey(fact) === key);
  return [
    `“${request.fact}”, drawn on ${shortDay(request.drawnOn)}, ${request.isComplete ? 'complete' : 'not complete: nothing is said of the others'}.`,
    ...(isNew ? [`This fact is new.${otherNames(lists)}`] : []),
    `On the list: ${request.ids.length}. Becomes true: ${count(true)}. Becomes false: ${count(false)}.`,
    ...(unknown.length > 0
      ? [
          `Of no known application: ${unknown.length} (${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ' ...' : ''}). They are kept for when it is imported.`,
        ]
      : []),
  ];
}

function otherNames(lists: readonly FactList[]): string {
  const names = [...new Set(lists.map(({ fact }) => `“${fact}”`))];
  return names.length > 0 ? ` Known are ${names.join(', ')}.` : '';
}

async function record(operator: Operator, season: Season, request: FactRequest): Promise<ExitCode> {
  const context = operatorContext(operator);
  const { verdict } = await attempt(
    operator.store,
    season.id,
    () => loadFacts(operator.store, season.id, request.ids),
    (standing) => addFacts(standing, request, context),
  );
  if (verdict.kind === 'refusal') return printRefusal(operator, verdict.refusal, season.program.zone);
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
  const rows = lists.map(({ fact, drawnOn, isComplete, ids, erased = 0, source, who, id }) => [
    ...[fact, drawnOn, isComplete ? 'yes' : 'no', String(ids.length + erased), source, whoCell(who), id],
  ]);
  printSheet(operator, { columns, rows }, csv, `Lists of facts: ${lists.length}`);
  return exitCode.ok;
}
