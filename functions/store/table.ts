/** The one table and its indexes, as data: what the CDK app, the local host and the tests create. */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Holds only items that have something due, by its kind and time: an open offer expires at the end of its window. */
  dueIndex: { name: 'due', partitionKey: 'dueKind', sortKey: 'dueAt', includes: ['id', 'season'] },
  /** When an item may go, in seconds of the epoch. DynamoDB takes its time with that, so no rule relies on it. */
  timeToLive: 'expiresAt',
  /** Holds what a list reads of each application, in a few parts for each season, in the order of the AAMC IDs. */
  listIndex: { name: 'list', partitionKey: 'listShard', sortKey: 'sk', includes: ['listed'] },
  /** Holds every change of the season that is on record, in the order of time: what happened and who did it. */
  journalIndex: {
    name: 'journal',
    partitionKey: 'journal',
    sortKey: 'journalAt',
    includes: ['event', 'who'],
  },
  /** How the key of the partition ends that only the audit, imports and erasures reach. */
  selfIdentificationPart: 'self-identification',
  /** And of the partition with what applicants wrote when they asked for an accommodation. */
  accommodationPart: 'accommodations',
  stream: 'NEW_IMAGE',
  /** Items of this kind, when they are new, are what the `notices` function hears of. */
  outboxKind: 'record',
  /** Items of this kind in these states, whether new or changed, are what the `imports` function hears of. */
  uploadKind: 'upload',
  uploadWork: ['reading', 'applying', 'removed'],
  /** So are items of this kind in these states: a changed season that is to be applied. */
  draftKind: 'season-draft',
  draftWork: ['applying'],
  /** And of this one: something to be decided for many. */
  bulkKind: 'bulk-review',
  bulkWork: ['waiting'],
  /** And interview days: one to be planned, or of whose plan people have yet to be told. */
  plannedDayKind: 'planned-day',
  plannedDayWork: ['planning', 'telling'],
} as const;

/** Every index of the table. */
export const tableIndexes = [table.dueIndex, table.listIndex, table.journalIndex] as const;
