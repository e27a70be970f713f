import type { Season } from '#domain/season/season.ts';
import { type Instant, isZone } from '#domain/values/time.ts';
import type { Clocks } from '#functions/wording/clocks.ts';

/** What the public page shows: the season, for a reader whose zone the address may name. */
export type InformationModel = {
  readonly season: Season;
  readonly now: Instant;
  readonly clocks: Clocks;
  readonly isReaderKnown: boolean;
};

/** The model for a reader in `zone`; a zone that does not exist counts as none, and then the program's clock is shown alone. */
export function informationModel(season: Season, now: Instant, zone: string | null): InformationModel {
  const program = season.program.zone;
  const isReaderKnown = zone !== null && isZone(zone);
  return { season, now, clocks: { program, reader: isReaderKnown ? zone : program }, isReaderKnown };
}
