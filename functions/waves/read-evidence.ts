import { type Season, seatedAs } from '#domain/season/season.ts';
import { type EvidenceRow, evidenceOf } from '#domain/waves/evidence.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { readApplied, readRecords } from '#functions/store/items/records.ts';

/** Every moment at which offers or seats changed, from the records of all offers and of the season's files. */
export async function readEvidence(store: Store, season: Season): Promise<readonly EvidenceRow[]> {
  const [offers, files] = await Promise.all([readOffers(store, season.id), readApplied(store, season.id)]);
  const histories = await mapConcurrently(offers, ({ id }) => readRecords(store, season.id, id));
  const tracks = new Map(offers.map(({ id, seatedAs }) => [id, seatedAs]));
  return evidenceOf(histories.flat(), files, {
    now: (offer) => tracks.get(offer) ?? '',
    when: (considered) => seatedAs(season, considered),
  });
}
