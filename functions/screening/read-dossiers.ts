import type { Application } from '#domain/applications/application.ts';
import { type FactIndex, factsOfApplication, indexFacts } from '#domain/facts/fact-list.ts';
import type { Dossier } from '#domain/screening/dossier.ts';
import type { Season } from '#domain/season/season.ts';
import type { Store } from '#functions/store/client.ts';
import {
  readApplication,
  readApplicationRecords,
  readApplications,
} from '#functions/store/items/applications.ts';
import { readFactLists } from '#functions/store/items/facts.ts';

/** Reads everybody's dossier, in the order of the AAMC IDs: every application and every list once. */
export async function readDossiers(store: Store, season: Season): Promise<readonly Dossier[]> {
  const [applications, lists] = await Promise.all([
    readApplications(store, season.id),
    readFactLists(store, season.id),
  ]);
  const index = indexFacts(lists);
  return applications.map((application) => dossierFrom(season, application, index));
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
  const imported = records.findLast(({ event }) => event === 'imported');
  const dossier = dossierFrom(season, application, indexFacts(lists));
  return imported ? { ...dossier, importedAt: imported.at } : dossier;
}

/** Everything that is known of an application, with what people of the program entered. */
function dossierFrom(season: Season, application: Application, index: FactIndex): Dossier {
  const { entered = [], withdrawn = [] } = application.review ?? {};
  const facts = factsOfApplication(season.program.zone, application, index);
  return { application, facts, entered, withdrawn };
}
