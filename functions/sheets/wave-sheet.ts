import { isReleased, type Offer } from '#domain/offers/offer.ts';
import { byName, consideredFor } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { timeCell, tracksCell } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Everybody who was ever in a wave, by the time of its release. */
export function waveSheet(season: Season, offers: readonly Offer[]): Sheet {
  const rows = [...wavesOf(offers)].flatMap(([at, wave]) =>
    wave
      .toSorted(byName)
      .map((offer) => [
        timeCell(season, at),
        standOf(offer),
        offer.applicant.name,
        tracksCell(season, consideredFor(offer)),
        offer.applicant.id,
        offer.applicant.email,
        offer.id,
      ]),
  );
  return { columns: ['Release', 'Status', 'Name', 'Tracks', 'AAMC ID', 'Email', 'Offer'], rows };
}

/** `2020-10-27 10:00: 60 prepared`, a line for each wave. */
export function waveCounts(season: Season, offers: readonly Offer[]): readonly string[] {
  return [...wavesOf(offers)].map(([at, wave]) => {
    const stands = [...Map.groupBy(wave, standOf)].map(([stand, group]) => `${group.length} ${stand}`);
    return `${timeCell(season, at)}: ${stands.join(', ')}`;
  });
}

function wavesOf(offers: readonly Offer[]): ReadonlyMap<Instant, readonly Offer[]> {
  const waves = offers.flatMap((offer) => (offer.releaseAt ? [{ at: offer.releaseAt, offer }] : []));
  const sorted = waves.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  return new Map(
    [...Map.groupBy(sorted, ({ at }) => at)].map(([at, wave]) => [at, wave.map(({ offer }) => offer)]),
  );
}

function standOf(offer: Offer): 'prepared' | 'released' | 'not released' {
  if (offer.state === 'prepared') return 'prepared';
  return isReleased(offer) ? 'released' : 'not released';
}
