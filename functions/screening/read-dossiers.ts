import { indexFacts } from '#domain/facts/fact-list.ts';
import type { Dossier } from '#domain/screening/dossier.ts';
import type { Season } from '#domain/season/season.ts';
import type { Store } from '#functions/store/client.ts';
import {
  readApplication,
  readApplicationRecords,
  readApplications,
} from '#functions/store/items/applications.ts';
import { readFactLists } from '#functions/store/items/facts.ts';
import { dossierOf } from './dossier-of.ts';

/** Reads everybody's dossier, in the order of the AAMC IDs: every application and every list once. */
export async function readDossiers(store: Store, season: Season): Promise<readonly Dossier[]> {
  const [applications, lists] = await Promise.all([
    readApplications(store, season.id),
    readFactLists(store, season.id),
  ]);
  const index = indexFacts(lists);
  return applications.map((application) => dossierOf(season, application, index));
}

/**
 * Reads the dossier of one person, with the time of the last import that changed it; `undefined` if there is no
 * application with this AAMC ID.
 */
export async function readDossier(store: Store, season: Season, id: string): Promise<Dossier | undefined> {
  const [application, lists, records] = await Promise.all([
    readApplication(store, season.id, id),
    readFactLists(store, season.id),
    readApplicationRecords(store, season.id, id),
  ]);
  if (!application) return undefined;
  return dossierOf(season, application, indexFacts(lists), records);
}
