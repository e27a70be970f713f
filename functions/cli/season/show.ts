import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Operator } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { historySheet } from '#functions/sheets/history-sheet.ts';
import { offerSheet } from '#functions/sheets/offer-sheet.ts';
import { readRecords } from '#functions/store/items/records.ts';
import { knownOffer, knownSeason } from './known-offer.ts';
import { printSheet } from './print-sheet.ts';

/** `show OFFER`: prints everything that is known of one person, every offer with its changes and mails. */
export async function showCommand(
  operator: Operator,
  seasonId: string,
  word: string,
  csv: boolean,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  const known = season && (await knownOffer(operator, seasonId, word));
  if (!known) return exitCode.refused;
  const own = known.offers.filter(({ applicant }) => applicant.id === known.offer.applicant.id);
  const histories = await mapConcurrently(own, ({ id }) => readRecords(operator.store, seasonId, id));
  const records = histories.flat();
  if (!csv) for (const line of aboutPerson(season, own, records)) operator.terminal.say(line);
  printSheet(operator, historySheet(season, records), csv, `Changes: ${records.length}`);
  return exitCode.ok;
}

/** What each offer of the person is, one line for each thing known. */
function aboutPerson(
  season: Season,
  offers: readonly Offer[],
  records: readonly Stored<OfferRecord>[],
): readonly string[] {
  const { columns, rows } = offerSheet(season, offers, records);
  return rows.flatMap((row) => [
    ...columns.flatMap((column, index) => (row[index] ? [`${column}: ${row[index]}`] : [])),
    '',
  ]);
}
