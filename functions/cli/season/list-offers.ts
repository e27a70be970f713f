import { matchingOffers } from '#domain/offer-list/matching-offers.ts';
import { readOfferQuery } from '#domain/offer-list/offer-query.ts';
import { type Offer, offerStates } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { offerSheet } from '#functions/sheets/offer-sheet.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readRecords } from '#functions/store/items/records.ts';
import type { SeasonArgs } from './args.ts';
import { knownSeason } from './known-offer.ts';
import { printSheet } from './print-sheet.ts';

type ListOptions = Pick<SeasonArgs, 'csv' | 'track' | 'status' | 'list'>;

/** `offers`: prints every offer by name, or those that the filters of the desk's list leave, in its order. */
export async function listOffersCommand(
  operator: Operator,
  seasonId: string,
  options: ListOptions,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  const wrong = whyUnknownFilter(season, options);
  if (wrong) return printProblem(operator, wrong);
  const read = readOfferQuery(season, filtersIn(options));
  if ('problems' in read) return printProblem(operator, read.problems.join(' '));
  const offers = matchingOffers(
    season,
    await readOffers(operator.store, seasonId),
    read.query,
    operator.now(),
  );
  const answered = offers.filter(({ state }) => state !== 'open');
  const histories = await mapConcurrently(answered, ({ id }) => readRecords(operator.store, seasonId, id));
  printSheet(operator, offerSheet(season, offers, histories.flat()), options.csv, countsOf(offers));
  return exitCode.ok;
}

function filtersIn({
  track = '',
  status = '',
  list = '',
}: ListOptions): readonly (readonly [string, string])[] {
  const own = Object.entries({ track, status }).filter(([, value]) => value !== '');
  return [...own, ...new URLSearchParams(list)];
}

function whyUnknownFilter(season: Season, { track, status }: ListOptions): string | undefined {
  const ids = season.tracks.map(({ id }) => id);
  if (track && !ids.includes(track)) return `There is no track ${track}: the tracks are ${ids.join(', ')}.`;
  if (status && !(offerStates as readonly string[]).includes(status))
    return `There is no status ${status}: an offer is ${offerStates.join(', ')}.`;
  return undefined;
}

/** `Offers: 3, booked 2, open 1` */
function countsOf(offers: readonly Offer[]): string {
  const states = Map.groupBy(offers, ({ state }) => state);
  return [
    `Offers: ${offers.length}`,
    ...[...states].map(([state, group]) => `${state} ${group.length}`),
  ].join(', ');
}
