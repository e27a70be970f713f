import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { Season } from '#domain/season/season.ts';
import { applyImport } from '#functions/applications/apply-import.ts';
import { countOutcomes } from '#functions/applications/count-outcomes.ts';
import { digestOf, type FilePlan, planFile, saysNews } from '#functions/applications/plan-file.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { importSheet } from '#functions/sheets/import-sheet.ts';
import { csvOf } from '#functions/sheets/sheet.ts';
import { readCurrentImport } from '#functions/store/items/applications.ts';
import { readTable } from '#functions/tables/read-table.ts';
import type { Table } from '#functions/tables/table.ts';
import { printImport } from './print-import.ts';

export type ImportOptions = Pick<SeasonArgs, 'dryRun' | 'yes' | 'out' | 'takeOver'>;

const nothing = 'Nothing was imported.';

/**
 * `import FILE`: shows what the file would change of the applications, asks, and applies it to its end. Rows that cannot be
 * used are named and left out; `dryRun` only shows, and `out` writes the whole report as CSV.
 */
export async function importCommand(
  operator: Operator,
  seasonId: string,
  path: string,
  options: ImportOptions,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  const table = await readTable(await readFile(path), isApplicationTitle);
  if ('problem' in table) return printProblem(operator, `${table.problem} ${nothing}`);
  const plan = await planFile(operator.store, season, table);
  if (table.remark) operator.terminal.say(`Note: ${table.remark}`);
  printImport(operator.terminal, plan, table.problems);
  if (options.out) await writeReport(operator, options.out, plan, table);
  if (plan.setup.length > 0) return printProblem(operator, nothing);
  const counts = countOutcomes(plan, table.problems);
  if (options.dryRun) {
    operator.terminal.say('Dry run: nothing was imported.');
    return counts.invalid + counts.unread > 0 ? exitCode.refused : exitCode.ok;
  }
  const goesOn = await isUnfinished(operator, season, plan);
  if (!saysNews(plan) && !goesOn) {
    operator.terminal.say('Nothing changes: everything in the file that can be used is known already.');
    return exitCode.ok;
  }
  if (goesOn) operator.terminal.say('An import of this file was stopped half way: it goes on from there.');
  return (await isConfirmed(operator, options, { toDo: 'import this', nothing }))
    ? apply(operator, season, plan, path, options)
    : exitCode.refused;
}

async function writeReport(operator: Operator, path: string, plan: FilePlan, table: Table): Promise<void> {
  await writeFile(path, csvOf(importSheet(plan, table.problems)));
  operator.terminal.say(`The report is in ${path}. It holds names: keep it as you keep the export.`);
}

async function isUnfinished({ store }: Operator, season: Season, plan: FilePlan): Promise<boolean> {
  const current = await readCurrentImport(store, season.id);
  return current?.state === 'running' && current.file.digest === digestOf(plan);
}

async function apply(
  operator: Operator,
  season: Season,
  plan: FilePlan,
  path: string,
  { takeOver }: ImportOptions,
): Promise<ExitCode> {
  const { store, terminal } = operator;
  let told = 0;
  const result = await applyImport(
    store,
    { season, plan, fileName: basename(path), takesOver: takeOver },
    () => operatorContext(operator),
    async ({ done, people }) => {
      const tenth = Math.floor((10 * done) / people);
      if (tenth > told && done < people) terminal.say(`${done} of ${people} ...`);
      told = tenth;
    },
  );
  if ('refusal' in result) return printRefusal(operator, result.refusal, season);
  const { added, changed, unchanged } = result.job.counts;
  terminal.say(`Imported. New: ${added}, changed: ${changed}, unchanged: ${unchanged} (${result.job.id}).`);
  return exitCode.ok;
}
