import * as z from 'zod/mini';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { arrangementItem, booking, mailTrouble } from '#functions/store/items/offers.ts';
import { count, day, instantSchema, leftStart } from '#functions/store/schemas.ts';
import { type EventSchemas, frame } from './frame.ts';
import { dayChange } from './replaced.ts';

const sequence = z.int().check(z.nonnegative());
const ofOffer = { ...frame, offer: z.string(), version: count };

const ofInvitation = {
  ...ofOffer,
  sequence: z.exactOptional(sequence),
  notices: z.array(z.object({ kind: z.literal('invitation'), to: z.string() })),
};

const reason = z.exactOptional(z.string());

const reRoutedTracks = z.object({ before: z.array(z.string()), after: z.array(z.string()) });

const calendarNotice = z.object({
  kind: z.literal('booking'),
  to: z.string(),
  part: z.union([z.literal(1), z.literal(2)]),
});

const ofBooking = {
  ...ofOffer,
  sequence,
  notices: z.array(
    z.discriminatedUnion('kind', [
      calendarNotice,
      z.object({ kind: z.literal('late-change'), to: z.string() }),
    ]),
  ),
};

/** What a move and a cancel leave behind. */
const left = {
  before: booking,
  left: z.array(leftStart),
  reason,
};

const ofDelivery = {
  ...ofOffer,
  sequence: z.exactOptional(sequence),
  trouble: mailTrouble,
  notices: z.array(z.never()),
};

/** Of what nobody is told. */
const ofNobody = { ...ofOffer, sequence: z.exactOptional(sequence), notices: z.array(z.never()) };

const schemas = {
  invited: z.object({ ...ofInvitation, event: z.literal('invited') }),
  prepared: z.object({
    ...ofOffer,
    notices: z.array(z.never()),
    event: z.literal('prepared'),
    releaseAt: instantSchema,
  }),
  unprepared: z.object({
    ...ofOffer,
    notices: z.array(z.never()),
    event: z.literal('unprepared'),
    because: z.enum(['taken-back', 'invitations-over', 'too-late']),
  }),
  declined: z.object({ ...ofInvitation, event: z.literal('declined'), reason }),
  expired: z.object({ ...ofInvitation, event: z.literal('expired') }),
  withdrawn: z.object({ ...ofInvitation, event: z.literal('withdrawn'), reason: z.string() }),
  extended: z.object({
    ...ofInvitation,
    event: z.literal('extended'),
    deadlines: z.object({ before: instantSchema, after: instantSchema }),
    reason,
  }),
  'invitation-resent': z.object({ ...ofInvitation, event: z.literal('invitation-resent') }),
  'name-corrected': z.object({
    ...ofOffer,
    notices: z.array(z.never()),
    event: z.literal('name-corrected'),
    sequence: z.exactOptional(sequence),
    names: z.object({ before: z.string(), after: z.string() }),
  }),
  'no-show-entered': z.object({ ...ofNobody, event: z.literal('no-show-entered'), reason: z.string() }),
  'no-show-taken-back': z.object({ ...ofNobody, event: z.literal('no-show-taken-back'), reason }),
  'track-asked': z.object({ ...ofInvitation, event: z.literal('track-asked'), track: z.string() }),
  'track-request-taken-back': z.object({
    ...{ ...ofNobody, event: z.literal('track-request-taken-back'), track: z.string() },
  }),
  'track-granted': z.object({
    ...{ ...ofInvitation, event: z.literal('track-granted'), track: z.string(), reason },
  }),
  'track-refused': z.object({
    ...{ ...ofInvitation, event: z.literal('track-refused'), track: z.string(), reason: z.string() },
  }),
  'accommodation-asked': z.object({
    ...{ ...ofOffer, sequence: z.exactOptional(sequence), event: z.literal('accommodation-asked') },
    notices: z.array(z.object({ kind: z.literal('accommodation-request'), to: z.string() })),
  }),
  'accommodation-withdrawn': z.object({ ...ofNobody, event: z.literal('accommodation-withdrawn') }),
  'accommodation-arranged': z.object({
    ...{ ...ofInvitation, event: z.literal('accommodation-arranged'), arrangement: arrangementItem },
    hasWord: z.exactOptional(z.literal(true)),
  }),
  'accommodation-not-arranged': z.object({
    ...{ ...ofInvitation, event: z.literal('accommodation-not-arranged') },
    hasWord: z.exactOptional(z.literal(true)),
  }),
  'phone-left': z.object({ ...ofNobody, event: z.literal('phone-left'), isGiven: z.boolean() }),
  'closing-told': z.object({ ...ofInvitation, event: z.literal('closing-told') }),
  'link-reissued': z.object({
    ...ofInvitation,
    event: z.literal('link-reissued'),
    emails: z.exactOptional(z.object({ before: z.string(), after: z.string() })),
  }),
  booked: z.object({ ...ofBooking, event: z.literal('booked'), after: booking, reason }),
  'booking-resent': z.object({
    ...ofBooking,
    notices: z.array(calendarNotice),
    event: z.literal('booking-resent'),
    before: booking,
    after: booking,
  }),
  reminded: z.object({
    ...ofOffer,
    sequence: z.exactOptional(sequence),
    event: z.literal('reminded'),
    about: z.enum(['closing', 'interview']),
    part: z.exactOptional(z.literal(2)),
    notices: z.array(z.object({ kind: z.literal('reminder'), to: z.string() })),
  }),
  moved: z.object({ ...ofBooking, ...left, event: z.literal('moved'), after: booking }),
  're-routed': z.object({
    ...ofInvitation,
    event: z.literal('re-routed'),
    tracks: reRoutedTracks,
    deadlines: z.object({ before: instantSchema, after: instantSchema }),
    reason,
  }),
  'booking-re-routed': z.object({
    ...ofBooking,
    ...left,
    event: z.literal('booking-re-routed'),
    tracks: reRoutedTracks,
    after: booking,
  }),
  swapped: z.object({
    ...{ ...ofBooking, ...left, event: z.literal('swapped'), after: booking },
    other: z.exactOptional(z.string()),
  }),
  'given-back': z.object({
    ...ofBooking,
    ...left,
    notices: z.array(calendarNotice),
    event: z.literal('given-back'),
    closesAt: instantSchema,
    tracks: z.exactOptional(reRoutedTracks),
  }),
  'day-changed': z.object({
    ...ofBooking,
    notices: z.array(calendarNotice),
    event: z.literal('day-changed'),
    before: booking,
    after: booking,
    changes: z.array(dayChange),
    reason,
  }),
  'itinerary-published': z.object({
    ...ofBooking,
    notices: z.array(calendarNotice),
    event: z.literal('itinerary-published'),
    before: booking,
    after: booking,
    on: day,
    edition: count,
  }),
  canceled: z.object({ ...ofBooking, ...left, event: z.literal('canceled') }),
  erased: z.object({
    ...ofOffer,
    event: z.literal('erased'),
    sequence: z.exactOptional(sequence),
    reason,
    notices: z.array(z.never()),
  }),
  'mail-failed': z.object({ ...ofDelivery, event: z.literal('mail-failed') }),
  'mail-recovered': z.object({ ...ofDelivery, event: z.literal('mail-recovered') }),
} satisfies EventSchemas<OfferRecord>;

type Schema = (typeof schemas)[keyof typeof schemas];

/** A record of an offer as stored, by its event. */
export const offerRecordItem = z.discriminatedUnion('event', Object.values(schemas) as [Schema, ...Schema[]]);
