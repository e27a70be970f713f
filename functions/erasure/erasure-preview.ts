import { nameOf } from '#domain/applications/application.ts';
import type { SeasonRecord } from '#domain/contract.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { ErasureStanding } from '#domain/people/erase.ts';
import { linesAbout, termsOf } from '#domain/people/identity.ts';
import { standingWords } from '#functions/behalf/standing-words.ts';
import type { Store } from '#functions/store/client.ts';
import { readRemovable } from '#functions/store/items/erasure/removals.ts';
import { readSeasonRecords } from '#functions/store/items/records.ts';
import { counted } from '#functions/wording/counted.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/**
 * The lines that tell whom an erasure concerns, what it removes, what stays, and what it cannot reach.
 * `changes` is how many the histories of the applications have.
 */
function previewOfErasure(
  { season, offers, histories, applications, listed }: ErasureStanding,
  records: readonly Stored<SeasonRecord>[],
  changes: number,
): readonly string[] {
  const terms = termsOf(offers, histories, applications);
  const lines = records.flatMap((record) =>
    record.event === 'digested' ? linesAbout(record.message, terms) : [],
  );
  const mails = histories.flatMap(({ notices, sent }) => notices.map((_, index) => sent[index]));
  const waiting = mails.filter((sent) => sent === undefined).length;
  return [
    personLine({ offers, applications, listed }),
    ...offers.map((offer) => `  ${offer.id}: ${standingWords(season, offer)}`),
    ...(offers.length > 0
      ? [
          `  Removed: name, address, id, time zone and reasons, from ${counted(offers.length, 'invitation')}, ${counted(histories.length, 'change')} and ${counted(mails.length, 'mail')} on record; ${counted(lines.length, 'line')} of digests.`,
          '  Kept, without saying whose: tracks, dates and seats, what happened and when, all counts.',
        ]
      : []),
    ...(applications.length > 0
      ? [
          `  Removed: the imported application, with ${counted(changes, 'change')} on record, and what the audit knows of the person.`,
        ]
      : []),
    ...(listed.length > 0 ? ['  Removed: the id in every list of facts; how many were on it stays.'] : []),
    ...(waiting > 0 ? [`  ${counted(waiting, 'mail')} not sent yet will never be sent.`] : []),
    '  Kept: a mark, made of the id, by which a later import leaves the person out and says so.',
    '  Not reached: mail that was sent, exports and lists on your own machines, and backups of the table, which end after 35 days.',
    'This cannot be undone.',
  ];
}

function personLine({
  offers,
  applications,
  listed,
}: Pick<ErasureStanding, 'offers' | 'applications' | 'listed'>): string {
  const [offer, application] = [offers[0], applications[0]];
  const line = (name: string, email: string, id: string) => `${isolated(name)} <${oneLine(email)}>, id ${id}`;
  if (offer) return line(offer.applicant.name, offer.applicant.email, offer.applicant.id);
  if (application) return line(nameOf(application.values), String(application.values.email), application.id);
  return `id ${listed.join(', ')}, of which no application is known`;
}

/** The same for everything that is stored about the people now. */
export async function erasurePreview(store: Store, standing: ErasureStanding): Promise<readonly string[]> {
  const { id } = standing.season;
  const [records, ...changes] = await Promise.all([
    readSeasonRecords(store, id),
    ...standing.applications.map((each) => readRemovable(store, id, each.id)),
  ]);
  const changed = changes.reduce((sum, each) => sum + each.records.length, 0);
  return previewOfErasure(standing, records, changed);
}
