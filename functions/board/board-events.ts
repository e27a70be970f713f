import type { EventName } from '#domain/contract.ts';

/**
 * Whether a record of each event can mean that the board is outdated: seats or open offers changed. The others are
 * frequent (each mail that bounces, each digest), and a recount reads the whole season.
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
  withdrawn: true,
  erased: true,
  extended: true,
  'link-reissued': false,
  'name-corrected': false,
  'invitation-resent': false,
  'booking-resent': false,
  'day-changed': false,
  swapped: false,
  'mail-failed': false,
  'mail-recovered': false,
  reminded: false,
  digested: false,
  'sign-in-requested': false,
  'upload-ended': false,
};

/** An event that this version does not know, as of a newer one during a deployment, is counted to be safe. */
export function isBoardEvent(event: string): boolean {
  return (changesBoard as Readonly<Record<string, boolean>>)[event] ?? true;
}
