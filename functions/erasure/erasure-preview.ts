import { nameOf } from '#domain/applications/application.ts';
import { bulkWithout } from '#domain/bulk-reviews/bulk-review-step.ts';
import type { SeasonRecord } from '#domain/contract.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import { recusedFrom } from '#domain/interviewers/stored-interviewer.ts';
import type { ErasureStanding } from '#domain/people/erase.ts';
import { linesAbout, termsOf } from '#domain/people/identity.ts';
import { waveWithout } from '#domain/people/removals.ts';
import { standingWords } from '#functions/behalf/standing-words.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewers } from '#functions/store/interviewers/stored-interviewers.ts';
import { readRemovable } from '#functions/store/items/erasure/removals.ts';
import { readSeasonRecords } from '#functions/store/items/records.ts';
import { readBulkReviews } from '#functions/store/lists/bulk-reviews.ts';
import { readMatchLists } from '#functions/store/match-lists/match-lists.ts';
import { readStatusNotices, readStatusWaves } from '#functions/store/statuses/status-waves.ts';
import { counted, listed } from '#functions/wording/counted.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';

/** How often the people are in what is not theirs alone, and how many changes their applications have. */
type Elsewhere = {
  readonly changes: number;
  readonly recusals: number;
  readonly wishes: number;
  readonly waves: number;
  readonly statusMails: number;
  readonly jobs: number;
  readonly ranks: number;
};

/** The lines that tell whom an erasure concerns, what it removes, what stays, and what it cannot reach. */
function previewOfErasure(
  standing: ErasureStanding,
  records: readonly Stored<SeasonRecord>[],
  elsewhere: Elsewhere,
): readonly string[] {
  const { season, offers, applications } = standing;
  return [
    personLine(standing),
    ...offers.map((offer) => `  ${offer.id}: ${standingWords(season, offer)}`),
    ...(offers.length > 0 ? offerLines(standing, records, elsewhere) : []),
    ...(applications.length > 0
      ? [
          `  Removed: the imported application, with ${counted(elsewhere.changes, 'change')} on record, and what the audit knows of the person.`,
        ]
      : []),
    ...(standing.listed.length > 0
      ? ['  Removed: the id in every list of facts; how many were on it stays.']
      : []),
    ...elsewhereLines(elsewhere),
    '  Removed: name, address and id wherever they are in somebody’s reason, in the name of a file, in an edit of the season, or in a list kept under a name.',
    '  Kept: a mark, made of the id, by which a later import leaves the person out and says so.',
    '  Not reached: mail that was sent, exports and lists on your own machines, and backups of the table, which end after 35 days.',
    'This cannot be undone.',
  ];
}

/** Whether the person has asked for an accommodation is known to one reader alone, so its line stands there for everybody. */
function offerLines(
  { offers, histories, applications }: ErasureStanding,
  records: readonly Stored<SeasonRecord>[],
  { ranks }: Elsewhere,
): readonly string[] {
  const terms = termsOf(offers, histories, applications);
  const lines = records.flatMap((record) =>
    record.event === 'digested' ? linesAbout(record.message, terms) : [],
  );
  const mails = histories.flatMap(({ notices, sent }) => notices.map((_, index) => sent[index]));
  const waiting = mails.filter((sent) => sent === undefined).length;
  return [
    `  Removed: name, address, id, time zone, phone of the day and reasons, from ${counted(offers.length, 'invitation')}, ${counted(histories.length, 'change')} and ${counted(mails.length, 'mail')} on record; ${counted(lines.length, 'line')} of digests.`,
    '  Removed: any request for an accommodation, what was answered and what was arranged.',
    '  Kept, without saying whose: tracks, dates and seats, what happened and when, that tokens for questions to the panel were taken, all counts.',
    ...(ranks > 0 ? [`  Kept, without saying whose: the place on ${counted(ranks, 'match list')}.`] : []),
    ...(waiting > 0 ? [`  ${counted(waiting, 'mail')} not sent yet will never be sent.`] : []),
  ];
}

function elsewhereLines({ recusals, wishes, waves, statusMails, jobs }: Elsewhere): readonly string[] {
  const said = [
    ...(recusals > 0 ? [`${counted(recusals, 'recusal')} of interviewers`] : []),
    ...(wishes > 0 ? [`${counted(wishes, 'wish', 'wishes')} to meet the person`] : []),
  ];
  const told = [
    ...(waves > 0 ? [`the id in ${counted(waves, 'wave')} of status mails`] : []),
    ...(statusMails > 0 ? [`whose ${counted(statusMails, 'status mail')} on record it was`] : []),
  ];
  return [
    ...(said.length > 0 ? [`  Removed: ${listed(said)}.`] : []),
    ...(told.length > 0 ? [`  Removed: ${listed(told)}.`] : []),
    ...(jobs > 0 ? [`  Removed: the id in ${counted(jobs, 'decision')} for many at once.`] : []),
  ];
}

function personLine({
  offers,
  applications,
  listed: ids,
}: Pick<ErasureStanding, 'offers' | 'applications' | 'listed'>): string {
  const [offer, application] = [offers[0], applications[0]];
  const line = (name: string, email: string, id: string) => `${isolated(name)} <${oneLine(email)}>, id ${id}`;
  if (offer) return line(offer.applicant.name, offer.applicant.email, offer.applicant.id);
  if (application) return line(nameOf(application.values), String(application.values.email), application.id);
  return `id ${ids.join(', ')}, of which no application is known`;
}

/** The same for everything that is stored about the people now. */
export async function erasurePreview(store: Store, standing: ErasureStanding): Promise<readonly string[]> {
  const [records, elsewhere] = await Promise.all([
    readSeasonRecords(store, standing.season.id),
    countElsewhere(store, standing),
  ]);
  return previewOfErasure(standing, records, elsewhere);
}

async function countElsewhere(
  store: Store,
  { season: { id: season }, offers, applications, listed: onLists }: ErasureStanding,
): Promise<Elsewhere> {
  const ids = [
    ...offers.map(({ applicant }) => applicant.id),
    ...applications.map(({ id }) => id),
    ...onLists,
  ];
  const people = [...new Set(ids)];
  const [changes, { interviewers }, waves, mails, jobs, lists] = await Promise.all([
    Promise.all(applications.map(({ id }) => readRemovable(store, season, id))),
    readInterviewers(store, season),
    readStatusWaves(store, season),
    readStatusNotices(store, season),
    readBulkReviews(store, season),
    readMatchLists(store, season),
  ]);
  const ofPeople = (found: readonly string[]) => found.filter((id) => people.includes(id)).length;
  return {
    changes: changes.reduce((sum, each) => sum + each.records.length, 0),
    recusals: interviewers.reduce((sum, each) => sum + ofPeople(recusedFrom(each)), 0),
    wishes: interviewers.reduce((sum, { wishes = [] }) => sum + ofPeople(wishes), 0),
    waves: waves.filter((wave) => waveWithout(wave, { people })).length,
    statusMails: ofPeople(mails.map(({ application }) => application)),
    jobs: jobs.filter((job) => bulkWithout(job, people)).length,
    ranks: lists.filter(({ order }) => offers.some((offer) => order.includes(offer.id))).length,
  };
}
