import type { Application } from '#domain/applications/application.ts';
import { type FactIndex, factsOfApplication } from '#domain/facts/fact-list.ts';
import type { ApplicationRecord } from '#domain/review/review-record.ts';
import type { Dossier } from '#domain/screening/dossier.ts';
import type { Season } from '#domain/season/season.ts';

/**
 * Everything that is known of an application, with what people of the program entered; with its history also the time of the last
 * import that changed it, which says of which day the export speaks.
 */
export function dossierOf(
  season: Season,
  application: Application,
  index: FactIndex,
  records: readonly ApplicationRecord[] = [],
): Dossier {
  const { entered = [], withdrawn = [] } = application.review ?? {};
  const facts = factsOfApplication(season.program.zone, application, index);
  const imported = records.findLast(({ event }) => event === 'imported');
  return { application, facts, entered, withdrawn, ...(imported ? { importedAt: imported.at } : {}) };
}
