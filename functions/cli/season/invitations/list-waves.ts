import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { waveCounts, waveSheet } from '#functions/sheets/wave-sheet.ts';
import { readOffers } from '#functions/store/items/offers.ts';

/** `waves`: prints everybody in a prepared wave, and what became of the waves before. */
export async function listWavesCommand(
  operator: Operator,
  seasonId: string,
  csv: boolean,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  const offers = await readOffers(operator.store, seasonId);
  const counts = waveCounts(season, offers);
  if (counts.length === 0) return printProblem(operator, 'No wave has been prepared: invite LIST --at TIME.');
  printSheet(operator, waveSheet(season, offers), csv, counts.join('\n'));
  return exitCode.ok;
}
