import type { OfferRecord } from '#domain/history/offer-record.ts';
import { isOnlyLink } from '#domain/offers/day-changes.ts';
import type { Season } from '#domain/season/season.ts';
import { tracksCell } from '#functions/sheets/cells.ts';
import { whyOf } from '#functions/sheets/change-sheet.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import { shortDay } from '#functions/wording/days.ts';
import { oneLine } from '#functions/wording/one-line.ts';

type Sentences = {
  readonly [E in OfferRecord['event']]: (
    record: Extract<OfferRecord, { readonly event: E }>,
    season: Season,
  ) => string;
};

type Starts = {
  readonly seats: readonly { readonly on: Parameters<typeof shortDay>[0]; readonly start: string }[];
};

/** `Mon, Nov 16 morning and Tue, Nov 17 afternoon` */
function startsOfBooking({ seats }: Starts): string {
  return seats.map(({ on, start }) => `${shortDay(on)} ${start}`).join(' and ');
}

function whenIn({ program }: Season, at: Parameters<typeof formatInstant>[0]): string {
  return formatInstant(at, { program: program.zone, reader: program.zone });
}

/** What happened, as a sentence: an event without one does not compile. */
const sentences: Sentences = {
  invited: () => 'Invited.',
  prepared: ({ releaseAt }, season) => `Prepared, to leave ${whenIn(season, releaseAt)}.`,
  unprepared: () => 'Taken back before it left.',
  declined: () => 'Declined the invitation.',
  expired: () => 'Did not respond in time, so the invitation ended.',
  withdrawn: () => 'The program withdrew the invitation.',
  extended: ({ deadlines }, season) => `More time to respond, until ${whenIn(season, deadlines.after)}.`,
  'name-corrected': ({ names }) =>
    names.after
      ? `Name corrected from ${oneLine(names.before)} to ${oneLine(names.after)}.`
      : 'Name corrected.',
  'invitation-resent': () => 'The invitation was sent again.',
  'booking-resent': () => 'The confirmation was sent again.',
  'link-reissued': ({ emails }) =>
    emails?.after
      ? `Address corrected from ${oneLine(emails.before)} to ${oneLine(emails.after)}, with a new link.`
      : 'A new link replaced the old one.',
  booked: ({ after }) => `Booked for ${startsOfBooking(after)}.`,
  moved: ({ before, after }) => `Moved from ${startsOfBooking(before)} to ${startsOfBooking(after)}.`,
  're-routed': ({ tracks }, season) =>
    `Invited for ${tracksCell(season, tracks.after)} in place of ${tracksCell(season, tracks.before)}.`,
  'booking-re-routed': ({ tracks, before, after }, season) =>
    `Booked for ${tracksCell(season, tracks.after)} in place of ${tracksCell(season, tracks.before)}: ${startsOfBooking(before)}, now ${startsOfBooking(after)}.`,
  swapped: ({ before, after }) =>
    `Swapped with another applicant: from ${startsOfBooking(before)} to ${startsOfBooking(after)}.`,
  'day-changed': ({ after, changes }) =>
    `Told of another ${changes.every(isOnlyLink) ? 'link to join for' : 'time or place of'} ${startsOfBooking(after)}.`,
  'itinerary-published': ({ on, edition }) =>
    `Told of the interviews on ${shortDay(on)} (edition ${edition} of the day’s plan).`,
  'given-back': ({ before, tracks }, season) =>
    `The program took ${startsOfBooking(before)} back, and asked for another date${tracks ? ` for ${tracksCell(season, tracks.after)}` : ''}.`,
  canceled: ({ before }) => `Canceled ${startsOfBooking(before)}, which ended the invitation.`,
  'no-show-entered': () => 'Did not come to the interview.',
  'no-show-taken-back': () => 'Came to the interview after all.',
  'phone-left': ({ isGiven }) => `${isGiven ? 'Left a' : 'Took back the'} phone for the interview day.`,
  'track-asked': ({ track }, season) => `Asked to be considered for ${tracksCell(season, [track])}.`,
  'track-request-taken-back': ({ track }, season) =>
    `Took back the request to be considered for ${tracksCell(season, [track])}.`,
  'track-granted': ({ track }, season) =>
    `The request was granted: ranked for ${tracksCell(season, [track])}.`,
  'track-refused': ({ track }, season) => `The request for ${tracksCell(season, [track])} was refused.`,
  'accommodation-asked': () => 'Asked for an accommodation.',
  'accommodation-withdrawn': () => 'Withdrew the request for an accommodation.',
  'accommodation-arranged': () => 'An accommodation was arranged.',
  'accommodation-not-arranged': () => 'An accommodation was not arranged.',
  'closing-told': () => 'Thanked after the last interview day, and told about letters.',
  'mail-failed': () => 'Mail did not arrive.',
  'mail-recovered': () => 'Mail arrives again.',
  reminded: ({ about }) => (about === 'closing' ? 'Reminded to respond.' : 'Reminded of the interview.'),
  erased: () => 'Personal data was erased.',
};

/** What a record of an offer says, with its reason, in one line. Times are on the program's clock. */
export function recordSentence(season: Season, record: OfferRecord): string {
  // The table pairs each event with its own record; TypeScript cannot follow that through a lookup by a union.
  const sentence = sentences[record.event] as (record: OfferRecord, season: Season) => string;
  const why = oneLine(whyOf(record));
  return `${sentence(record, season)}${why && ` ${why}`}`;
}
