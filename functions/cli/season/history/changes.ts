import { changedAfter, stretchOf } from '#domain/digest/digest.ts';
import type { Season } from '#domain/season/season.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { type Operator, printProblem } from '#functions/cli/operator.ts';
import { programTime } from '#functions/cli/season/invitations/program-time.ts';
import { knownSeason } from '#functions/cli/season/known-offer.ts';
import { printSheet } from '#functions/cli/season/print-sheet.ts';
import { type ExitCode, exitCode } from '#functions/cli/terminal.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { changeSheet } from '#functions/sheets/change-sheet.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readLastDigest, readRecords } from '#functions/store/items/records.ts';
import { formatInstant } from '#functions/wording/clocks.ts';

/** `changes`: prints what has changed since the last digest, or since the time given. */
export async function changesCommand(
  operator: Operator,
  seasonId: string,
  given: string | undefined,
  csv: boolean,
): Promise<ExitCode> {
  const season = await knownSeason(operator, seasonId);
  if (!season) return exitCode.refused;
  const since =
    given === undefined ? await lastTold(operator, seasonId) : timeGiven(season, operator.now(), given);
  if (!since)
    return printProblem(
      operator,
      `${JSON.stringify(given)} is not a time: write 2026-11-17, 2026-11-17T08:00 on the program’s clock, or 12h or 3d for so long ago.`,
    );
  const offers = await readOffers(operator.store, seasonId);
  const changed = changedAfter(offers, since);
  const histories = await mapConcurrently(changed, ({ id }) => readRecords(operator.store, seasonId, id));
  const records = histories.flat().filter(({ at }) => at > since);
  const { zone } = season.program;
  const when = formatInstant(since, { program: zone, reader: zone });
  printSheet(operator, changeSheet(season, offers, records), csv, `Changes since ${when}: ${records.length}`);
  return exitCode.ok;
}

/** The end of the period that the last digest covered. */
async function lastTold({ store, now }: Operator, seasonId: string): Promise<Instant> {
  return stretchOf(await readLastDigest(store, seasonId), now()).since;
}

const HOURS = { h: 1, d: 24 } as const;

/** The instant that `text` means: a day or time on the program's clock, one with an offset, or so long before `now`. */
export function timeGiven(season: Season, now: Instant, text: string): Instant | undefined {
  const ago = /^(\d{1,4})([hd])$/.exec(text);
  if (ago) return plusHours(now, -Number(ago[1]) * HOURS[ago[2] as keyof typeof HOURS]);
  return programTime(season, text);
}
