import type { EventName } from '#domain/contract.ts';

/**
 * Whether a record of each event can mean that the board or the overview is outdated: seats, open offers, whom mail
 * reaches, or who waits for an answer have changed. The others change none of these, and a recount reads the whole season.
 */
const changesBoard: Readonly<Record<EventName, boolean>> = {
  invited: true,
  prepared: true,
  unprepared: true,
  booked: true,
  moved: true,
  're-routed': true,
  'booking-re-routed': true,
  canceled: true,
  'given-back': true,
  declined: true,
  expired: true,
  'season-applied': true,
  'season-drafted': false,
  'columns-corrected': false,
  withdrawn: true,
  erased: true,
  extended: true,
  'link-reissued': false,
  'name-corrected': false,
  'no-show-entered': false,
  'no-show-taken-back': false,
  'phone-left': false,
  'track-asked': true,
  'track-request-taken-back': true,
  'track-granted': true,
  'track-refused': true,
  'accommodation-asked': false,
  'accommodation-withdrawn': false,
  'accommodation-arranged': false,
  'accommodation-not-arranged': false,
  'closing-told': false,
  'invitation-resent': false,
  'booking-resent': false,
  'day-changed': false,
  'itinerary-published': false,
  'interviews-published': false,
  'applicant-late': false,
  'day-delayed': false,
  'interviewers-reminded': false,
  'match-list-changed': false,
  swapped: true,
  'mail-failed': true,
  'mail-recovered': true,
  reminded: false,
  digested: false,
  'status-notice': false,
  'sign-in-requested': false,
  'upload-ended': false,
  'bulk-review-ended': false,
  'draft-ended': false,
  'interviewers-imported': false,
  'interviewer-added': false,
  'interviewer-changed': false,
  'interviewer-removed': false,
  'interviewer-answered': false,
  'interviewer-links-sent': false,
};

/** An event that this version does not know, as of a newer one during a deployment, is counted to be safe. */
export function isBoardEvent(event: string): boolean {
  return (changesBoard as Readonly<Record<string, boolean>>)[event] ?? true;
}
