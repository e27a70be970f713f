import { type ScreenedDossier, screenAll } from '#domain/screening/dossier.ts';
import { tallyOf } from '#domain/screening/tally.ts';
import { isSelfIdentificationAudited } from '#domain/season/screening-section.ts';
import type { Season } from '#domain/season/season.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import type { SeasonArgs } from '#functions/cli/season/args.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { personLines } from '#functions/screening/person-lines.ts';
import { readDossier, readDossiers } from '#functions/screening/read-dossiers.ts';
import { screeningSheet, tallySheet } from '#functions/screening/screening-sheet.ts';
import { screeningSummary } from '#functions/screening/screening-summary.ts';
import { tableLines } from '#functions/sheets/sheet.ts';
import { readSelfIdentifications } from '#functions/store/self-identification/self-identifications.ts';
import { draftOf, printWhatIf, writeSheet } from './print-what-if.ts';

const HOW_ON =
  'One person with everything seen: `screen AAMC-ID`. Everybody: `--csv`, or `--out FILE`. Other rules: `--draft FILE`. A list: `facts NAME LIST`.';

export type ScreenOptions = Pick<SeasonArgs, 'csv' | 'out' | 'draft'>;

/**
 * `screen`: prints what the season's rules say of everybody, or of one person with everything that they see; with `draft`,
 * what the rules of another file would say. It changes nothing.
 */
export async function screenCommand(
  operator: Operator,
  seasonId: string,
  id: string,
  options: ScreenOptions,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  if (!season.screening && options.draft === undefined)
    return printProblem(
      operator,
      'The season file has no rules: add `screening`, as seasons/template.yaml shows.',
    );
  const draft = options.draft === undefined ? undefined : await draftOf(operator, season, options.draft);
  if (options.draft !== undefined && !draft) return exitCode.refused;
  if (id !== '') return screenOne(operator, draft ?? season, id);
  const dossiers = await readDossiers(operator.store, season);
  const answers = isSelfIdentificationAudited(season)
    ? await readSelfIdentifications(operator.store, season.id)
    : undefined;
  if (draft) return printWhatIf(operator, { season, draft, answers }, dossiers, options);
  return printAll(operator, season, screenAll(season, dossiers, operator.now()), options);
}

async function screenOne(operator: Operator, season: Season, id: string): Promise<ExitCode> {
  const dossier = await readDossier(operator.store, season, id);
  if (!dossier)
    return printProblem(operator, `Season ${season.id} has no application ${id}: give an AAMC ID.`);
  const [screened] = screenAll(season, [dossier], operator.now());
  for (const line of screened ? personLines(season, screened) : []) operator.terminal.say(line);
  return exitCode.ok;
}

async function printAll(
  operator: Operator,
  season: Season,
  screened: readonly ScreenedDossier[],
  { csv, out }: ScreenOptions,
): Promise<ExitCode> {
  const tally = tallyOf(season, screened);
  if (out !== undefined) await writeSheet(operator, out, screeningSheet(season, screened));
  if (csv) {
    printSheet(operator, screeningSheet(season, screened), true, '');
    return exitCode.ok;
  }
  const summary = screeningSummary(season, screened, tally);
  for (const line of [...tableLines(tallySheet(tally.rules)), '', ...summary, HOW_ON])
    operator.terminal.say(line);
  return exitCode.ok;
}
