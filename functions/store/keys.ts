import { createHash } from 'node:crypto';
import type { RecordName } from '#domain/decisions/change-record.ts';
import { type SeatKey, type StartKey, seatName } from '#domain/seats/seat.ts';
import { table } from './table.ts';

/** Where an item stands. */
export type Key = { readonly pk: string; readonly sk: string };

export const seasonKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'season' });

/** The season file as coordinators are changing it. */
export const seasonDraftKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'draft' });

/** The text of the season file that was applied last. */
export const seasonFileKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'file' });

export const boardKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'board' });

/** What coordinators see of the season beyond the board. */
export const overviewKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'overview' });

export const ledgerKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'ledger' });

/** When the applicants of the season are to be erased. */
export const retentionKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'retention' });

/** When those who interviewed are written to after the last day. */
export const closingMailKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'closing-mail' });

/** The lock between those who copy names into a record and those who remove them. */
export const namesKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'names' });

/** Erasures are found among the items of the season by what their ids begin with. */
export const erasurePrefix = 'erasure_';

export const erasureKey = (season: string, id: string): Key => ({ pk: `season#${season}`, sk: id });

/** All offers of a season share a partition, so that one consistent query shows which are open. */
export const offersOf = (season: string): string => `season#${season}#offers`;

export const offerKey = (season: string, offer: string): Key => ({ pk: offersOf(season), sk: offer });

export const seatsOf = (season: string): string => `season#${season}#seats`;

export const seatKey = (season: string, seat: SeatKey): Key => ({ pk: seatsOf(season), sk: seatName(seat) });

/** What the names of all seats of a start begin with. */
export const startPrefix = ({ on, start }: StartKey): string => `${on}#${start}#`;

/** The history of an offer, or of the season itself, in order of time. */
export const recordsOf = (season: string, offer?: string): string =>
  `season#${season}#records#${offer ?? 'season'}`;

/** Records of sign-in links, and of work that has ended, are told by what their ids begin with. They are kept apart from the season's history. */
const deskPrefixes = ['signin_', 'ended_'] as const;

/** Whether a record of this id is one of the desk. */
export function isOfDesk(id: string): boolean {
  return deskPrefixes.some((prefix) => id.startsWith(prefix));
}

/** The files that were applied are found among the records of the season by what their ids begin with. */
export const recordPrefix = 'record_';

/** Digests are found among the records of the season by what their ids begin with. */
export const digestPrefix = 'digest_';

/** Mails about a status are kept apart from everything else, by what their ids begin with. */
export const statusPrefix = 'status_';

export const statusNoticesOf = (season: string): string => `season#${season}#status-notices`;

/** Everybody who interviews in the season. */
export const interviewersKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'interviewers' });

/** What happened to interviewers is kept apart from the season's own history, by what the ids begin with. */
export const interviewersPrefix = 'interviewers_';

export const interviewerRecordsOf = (season: string): string => `season#${season}#interviewers`;

/** The waves of status notices, in order of time. */
export const statusWavesOf = (season: string): string => `season#${season}#status-waves`;

export const statusWaveKey = (season: string, id: string): Key => ({ pk: statusWavesOf(season), sk: id });

export const recordKey = ({ season, offer, id }: RecordName): Key => ({
  pk: partitionOf(season, offer, id),
  sk: id,
});

/** What is planned of the interview days, by day. */
/** The match lists of a season, by NRMP code. */
export const matchListsOf = (season: string): string => `season#${season}#match-lists`;

export const matchListKey = (season: string, code: string): Key => ({ pk: matchListsOf(season), sk: code });

export const matchRecordsOf = (season: string): string => `season#${season}#match-records`;

/** Changes of match lists are kept apart from the season's history, by what their ids begin with. */
export const matchPrefix = 'match_';

export const plannedDaysOf = (season: string): string => `season#${season}#planned-days`;

export const plannedDayKey = (season: string, on: string): Key => ({ pk: plannedDaysOf(season), sk: on });

export const interviewRecordsOf = (season: string): string => `season#${season}#interview-records`;

/** Records of interview days are kept apart, by what their ids begin with. */
export const interviewsPrefix = 'interviews_';

function partitionOf(season: string, offer: string | undefined, id: string): string {
  if (id.startsWith(statusPrefix)) return statusNoticesOf(season);
  if (id.startsWith(interviewsPrefix)) return interviewRecordsOf(season);
  if (id.startsWith(matchPrefix)) return matchRecordsOf(season);
  if (id.startsWith(interviewersPrefix)) return interviewerRecordsOf(season);
  return isOfDesk(id) ? `season#${season}#desk` : recordsOf(season, offer);
}

/** The sessions of a coordinator; the address is in small letters. */
export const sessionsKey = (season: string, address: string): Key => ({
  pk: `season#${season}#desk`,
  sk: `sessions#${address}`,
});

/** How often sign-in links were asked for in an hour, for an address or from a source. */
export const attemptsKey = (season: string, by: string, key: string, hour: string): Key => ({
  pk: `season#${season}#desk`,
  sk: `attempts#${by}#${key}#${hour}`,
});

/** Who was erased from a season, and must not come back with the next file. */
export const tombstonesOf = (season: string): string => `season#${season}#erased`;

/**
 * A person is known again by this, and cannot be read from it. An id has eight digits, so somebody with the table can find
 * it by trying all of them: it keeps the id out of sight, no more.
 */
export const tombstoneKey = (season: string, person: string): Key => ({
  pk: tombstonesOf(season),
  sk: createHash('sha256').update(`${season}#${person}`).digest('hex'),
});

/** All applications of a season share a partition, in the order of their AAMC IDs. */
export const applicationsOf = (season: string): string => `season#${season}#applications`;

export const applicationKey = (season: string, id: string): Key => ({ pk: applicationsOf(season), sk: id });

/** In how many parts the index of lists keeps the applications of a season: each is less than a page of a query. */
const LIST_SHARDS = 8;

/** Their names are short, because they stand in every entry. */
export const listShardsOf = (season: string): readonly string[] =>
  Array.from({ length: LIST_SHARDS }, (_, shard) => `${season}#${shard}`);

/** The history of one application, in the order of its versions. */
export const applicationRecordsOf = (season: string, id: string): string =>
  `season#${season}#application#${id}`;

export const applicationRecordKey = (season: string, id: string, version: number): Key => ({
  pk: applicationRecordsOf(season, id),
  sk: String(version).padStart(6, '0'),
});

/** What people said of themselves, for the audit alone: a partition that nothing else is kept in. */
export const selfIdentificationsOf = (season: string): string =>
  `season#${season}#${table.selfIdentificationPart}`;

export const selfIdentificationKey = (season: string, person: string): Key => ({
  pk: selfIdentificationsOf(season),
  sk: person,
});

/** What applicants wrote when they asked for an accommodation: a partition that nothing else is kept in. */
export const accommodationRequestsOf = (season: string): string =>
  `season#${season}#${table.accommodationPart}`;

export const accommodationRequestKey = (season: string, offer: string): Key => ({
  pk: accommodationRequestsOf(season),
  sk: offer,
});

/** The import that the season is in, or was in last. */
export const importKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'import' });

/** Imports that have ended, in order of time. */
export const importsOf = (season: string): string => `season#${season}#imports`;

/** The files that coordinators have handed over, in order of time. */
export const uploadsOf = (season: string): string => `season#${season}#uploads`;

export const uploadKey = (season: string, id: string): Key => ({ pk: uploadsOf(season), sk: id });

/** What was said by hand of the columns of imported files. */
export const columnCorrectionsKey = (season: string): Key => ({ pk: `season#${season}`, sk: 'columns' });

/** The lists of facts of a season, in order of time. */
export const factListsOf = (season: string): string => `season#${season}#facts`;

/** What is done for many applications at once, in order of time. */
export const bulkReviewsOf = (season: string): string => `season#${season}#bulks`;

export const bulkReviewKey = (season: string, id: string): Key => ({ pk: bulkReviewsOf(season), sk: id });

/** The lists that are kept under a name, by that name. */
export const viewsOf = (season: string): string => `season#${season}#views`;

/**
 * What everybody may know of the panel of a day, and its questions and votes. The function of the questions' page may read
 * and write such partitions only.
 */
export const questionsOf = (season: string, on: string): string => `season#${season}#questions#${on}`;

export const panelKey = (season: string, on: string): Key => ({ pk: questionsOf(season, on), sk: 'panel' });

/** What the names of the questions of a day begin with. */
export const questionPrefix = 'question#';

export const questionKey = (season: string, on: string, id: string): Key => ({
  pk: questionsOf(season, on),
  sk: `${questionPrefix}${id}`,
});

export const spentVoteKey = (season: string, on: string, vote: string): Key => ({
  pk: questionsOf(season, on),
  sk: `vote#${vote}`,
});

/** The private keys of a panel, and who has taken tokens, apart from what was done with them. */
export const panelTokensOf = (season: string, on: string): string => `season#${season}#tokens#${on}`;

export const panelSecretKey = (season: string, on: string): Key => ({
  pk: panelTokensOf(season, on),
  sk: 'keys',
});

export const issuedTokensKey = (season: string, on: string, offer: string): Key => ({
  pk: panelTokensOf(season, on),
  sk: offer,
});

/** An offer by the season and the id that its link names. */
export type OfferName = { readonly season: string; readonly id: string };
