import { readFile, writeFile } from 'node:fs/promises';
import type { Dossier } from '#domain/screening/dossier.ts';
import { whatIf } from '#domain/screening/what-if.ts';
import type { Season } from '#domain/season/season.ts';
import type { SelfIdentifications } from '#domain/self-identification/self-identification.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { answerCautions, auditCautions, auditLegend } from '#functions/screening/audit-words.ts';
import {
  auditParts,
  changesSheet,
  turnedRulesSheet,
  whatIfSummary,
} from '#functions/screening/what-if-report.ts';
import { checkSeasonFile } from '#functions/season/season-file/check-season-file.ts';
import { csvOf, type Sheet, tableLines } from '#functions/sheets/sheet.ts';

type WhatIfSeasons = {
  readonly season: Season;
  readonly draft: Season;
  /** What people said of themselves, where the season audits that. */
  readonly answers: SelfIdentifications | undefined;
};

type DraftOptions = { readonly csv: boolean; readonly out?: string };

/** So many names fit a screen; the CSV has all of them. */
const MOST_NAMED = 20;

/** The season in the file that is not applied; if it is none, or of another season, says so. */
export async function draftOf(operator: Operator, season: Season, path: string): Promise<Season | undefined> {
  const read = checkSeasonFile(path, await readFile(path, 'utf8'));
  if (!('season' in read)) {
    for (const line of read.lines) operator.terminal.complain(line);
    return undefined;
  }
  if (read.season.id === season.id) return read.season;
  printProblem(
    operator,
    `The draft is of the season ${read.season.id}, not of ${season.id}: give it this id.`,
  );
  return undefined;
}

/** Prints what the rules of the draft would change, for whom, and how that falls on groups. Nothing is applied. */
export async function printWhatIf(
  operator: Operator,
  { season, draft, answers }: WhatIfSeasons,
  dossiers: readonly Dossier[],
  { csv, out }: DraftOptions,
): Promise<ExitCode> {
  const { terminal } = operator;
  const found = whatIf(season, draft, dossiers, operator.now());
  const changes = changesSheet(found.changes);
  if (out !== undefined) await writeSheet(operator, out, changes);
  if (csv) {
    terminal.write(csvOf(changes));
    return exitCode.ok;
  }
  const more = changes.rows.length - MOST_NAMED;
  const lines = [
    ...whatIfSummary(season, draft, found),
    ...section('Rules', turnedRulesSheet(found)),
    ...section('Who changes side', { ...changes, rows: changes.rows.slice(0, MOST_NAMED) }),
    ...(more > 0 ? [`... and ${more} more: --csv or --out FILE names all of them`] : []),
    ...auditParts(draft, found, answers ? { answers } : {}).flatMap(({ heading, sheet }) =>
      section(heading, sheet),
    ),
    '',
    auditLegend,
    ...auditCautions,
    ...(answers ? answerCautions : []),
  ];
  for (const line of lines) terminal.say(line);
  return exitCode.ok;
}

function section(heading: string, sheet: Sheet): readonly string[] {
  return sheet.rows.length > 0 ? ['', `${heading}:`, ...tableLines(sheet).map((line) => `  ${line}`)] : [];
}

/** Writes the sheet as CSV that only its writer can read, and says that it holds names. */
export async function writeSheet({ terminal }: Operator, path: string, sheet: Sheet): Promise<void> {
  await writeFile(path, csvOf(sheet), { mode: 0o600 });
  terminal.complain(`The list is in ${path}. It holds names: keep it as you keep the export.`);
}
