import { readFile } from 'node:fs/promises';
import { candidatesFor, matchCodes, rankedOn } from '#domain/match-lists/candidates.ts';
import { changeMatchList, type MatchListStanding } from '#domain/match-lists/change-match-list.ts';
import { compareOrder } from '#domain/match-lists/compare-orders.ts';
import type { MatchListRefusal } from '#domain/match-lists/match-list.ts';
import { r3Lines } from '#domain/match-lists/r3-lines.ts';
import { readOrder } from '#domain/match-lists/read-order.ts';
import { type Operator, operatorContext, printProblem, printRefusal } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { isConfirmed } from '#functions/cli/season/confirm.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { changeList, loadMatchList } from '#functions/match-lists/change-list.ts';
import { comparisonWords } from '#functions/match-lists/comparison-words.ts';
import { orderInFile, readingWords, unreadOrder } from '#functions/match-lists/order-table.ts';
import { faultWords } from '#functions/match-lists/step-words.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { counted } from '#functions/wording/counted.ts';

type Options = Pick<SeasonArgs, 'import' | 'csv' | 'reason' | 'dryRun' | 'yes'>;

/** `match-list CODE`: prints the list of an NRMP code; with `--import`, replaces its order after checking every line. */
export async function matchListCommand(
  operator: Operator,
  seasonId: string,
  code: string,
  options: Options,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  const codes = matchCodes(season);
  if (!codes.includes(code))
    return printProblem(
      operator,
      `“${code}” is no NRMP code of this season: name one of ${codes.join(', ')}.`,
    );
  const standing = await loadMatchList(operator.store, { season: seasonId, code }, operator.now());
  if (options.import !== undefined) return importOrder(operator, standing, options.import, options);
  return printList(operator, standing, options.csv);
}

function printList(operator: Operator, standing: MatchListStanding, csv: boolean): ExitCode {
  const { ranked, unranked } = rankedOn(standing.list, candidatesFor(standing, standing.code));
  if (csv) {
    const lines = r3Lines(ranked);
    if ('withoutId' in lines)
      return printProblem(
        operator,
        `R3 needs AAMC IDs of eight digits: ${lines.withoutId.map(({ applicant }) => applicant.name).join(', ')}.`,
      );
    operator.terminal.write(lines.text);
    return exitCode.ok;
  }
  const rows = [
    ...ranked.map((offer, index) => [`${index + 1}`, offer] as const),
    ...unranked.map((offer) => ['', offer] as const),
  ];
  const sheet = {
    columns: ['Rank', 'Name', 'For', 'AAMC ID'],
    rows: rows.map(([rank, { applicant, tracks }]) => [
      ...[rank, applicant.name, tracksCell(standing.season, tracks), applicant.id],
    ]),
  };
  const people = `${counted(ranked.length, 'person', 'people')} ranked, ${unranked.length} not ranked yet`;
  printSheet(operator, sheet, false, people);
  return exitCode.ok;
}

async function importOrder(
  operator: Operator,
  standing: MatchListStanding,
  path: string,
  { reason, dryRun, yes }: Options,
): Promise<ExitCode> {
  const table = await orderInFile(await readFile(path));
  const [problem] = unreadOrder(table);
  if ('problem' in table || problem !== undefined) return printProblem(operator, problem ?? '');
  const { rows } = table;
  const asked = { request: { kind: 'order', rows } as const, version: standing.list?.version ?? 0, reason };
  const context = operatorContext(operator);
  const looked = changeMatchList(standing, asked, context);
  if (looked.kind === 'refusal') return explain(operator, standing, looked.refusal);
  if (looked.kind === 'unchanged') {
    operator.terminal.say('The list has this order already.');
    return exitCode.ok;
  }
  const read = readOrder(standing, rows);
  for (const line of 'order' in read ? readingWords(read) : []) operator.terminal.say(line);
  const compared = compareOrder(standing, looked.result.order);
  operator.terminal.say(comparisonWords(compared));
  for (const { offer, was } of compared.off)
    operator.terminal.say(`Off the list: ${offer.applicant.name} (${offer.applicant.id}), rank ${was} now.`);
  if (dryRun) return exitCode.ok;
  if (!(await isConfirmed(operator, { yes }))) return exitCode.refused;
  const { verdict } = await changeList(
    operator.store,
    { season: standing.season.id, code: standing.code },
    asked,
    context,
  );
  if (verdict.kind === 'refusal')
    return printRefusal(operator, verdict.refusal, standing.season.program.zone);
  operator.terminal.say('The order is replaced.');
  return exitCode.ok;
}

function explain(operator: Operator, { season }: MatchListStanding, refusal: MatchListRefusal): ExitCode {
  if (refusal.kind === 'order-unfit')
    for (const fault of refusal.faults) operator.terminal.complain(faultWords(fault));
  return printRefusal(operator, refusal, season.program.zone);
}
