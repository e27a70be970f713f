import type { RecordedEvent } from '#domain/history/recorded-change.ts';

/** The kinds of changes by which the record is filtered. */
export const recordKinds = [
  'invitations',
  'bookings',
  'mail',
  'decisions',
  'imports',
  'rows',
  'season',
  'interviews',
  'interviewers',
  'people',
] as const;
export type RecordKind = (typeof recordKinds)[number];

export const recordKindNames: Readonly<Record<RecordKind, string>> = {
  invitations: 'Invitations',
  bookings: 'Bookings',
  mail: 'Mail and reminders',
  decisions: 'Review and decisions',
  imports: 'Imports and lists of facts',
  rows: 'Each application that a file changed',
  season: 'Season file',
  interviews: 'Interview days',
  interviewers: 'Interviewers',
  people: 'Personal data',
};

/** The kind of each event: one without a kind does not compile. */
const kinds: Readonly<Record<RecordedEvent, RecordKind>> = {
  invited: 'invitations',
  prepared: 'invitations',
  unprepared: 'invitations',
  declined: 'invitations',
  withdrawn: 'invitations',
  expired: 'invitations',
  extended: 'invitations',
  'link-reissued': 'invitations',
  'invitation-resent': 'invitations',
  'name-corrected': 'people',
  'no-show-entered': 'bookings',
  'no-show-taken-back': 'bookings',
  'phone-left': 'bookings',
  'track-asked': 'decisions',
  'track-request-taken-back': 'decisions',
  'track-granted': 'decisions',
  'track-refused': 'decisions',
  'accommodation-asked': 'interviews',
  'accommodation-withdrawn': 'interviews',
  'accommodation-arranged': 'interviews',
  'accommodation-not-arranged': 'interviews',
  'closing-told': 'mail',
  booked: 'bookings',
  moved: 'bookings',
  swapped: 'bookings',
  'booking-re-routed': 'bookings',
  're-routed': 'invitations',
  'day-changed': 'bookings',
  'given-back': 'bookings',
  'itinerary-published': 'interviews',
  'interviews-published': 'interviews',
  'applicant-late': 'interviews',
  'day-delayed': 'interviews',
  'interviewers-reminded': 'mail',
  'places-told': 'interviews',
  'match-list-changed': 'decisions',
  canceled: 'bookings',
  'booking-resent': 'bookings',
  'mail-failed': 'mail',
  'mail-recovered': 'mail',
  reminded: 'mail',
  erased: 'people',
  'people-erased': 'people',
  'season-applied': 'season',
  'season-drafted': 'season',
  'columns-corrected': 'imports',
  imported: 'rows',
  'file-imported': 'imports',
  'facts-recorded': 'imports',
  'verdict-entered': 'decisions',
  'verdict-taken-back': 'decisions',
  'track-withdrawn': 'decisions',
  'track-returned': 'decisions',
  decided: 'decisions',
  reopened: 'decisions',
  undone: 'decisions',
  'interviewers-imported': 'interviewers',
  'interviewer-added': 'interviewers',
  'interviewer-changed': 'interviewers',
  'interviewer-removed': 'interviewers',
  'interviewer-answered': 'interviewers',
  'interviewer-links-sent': 'interviewers',
  'question-moderated': 'season',
  'status-wave': 'decisions',
  'status-told': 'decisions',
  'status-mail-failed': 'mail',
};

export function recordKindOf(event: RecordedEvent): RecordKind {
  return kinds[event];
}

/** The events of a kind. */
export function eventsOfKind(kind: RecordKind): readonly RecordedEvent[] {
  return (Object.keys(kinds) as RecordedEvent[]).filter((event) => kinds[event] === kind);
}
