import * as z from 'zod/mini';
import { dueOf } from '#domain/invitations/offer-due.ts';
import type { Accommodation, Arrangement } from '#domain/offers/accommodation.ts';
import type { Itinerary, ItineraryPart } from '#domain/offers/itinerary.ts';
import { type Offer, offerStates } from '#domain/offers/offer.ts';
import type { OfferChange } from '#domain/offers/offer-change.ts';
import { meetingKinds } from '#domain/season/agenda-section.ts';
import type { Store } from '#functions/store/client.ts';
import { offerKey, offersOf } from '#functions/store/keys.ts';
import { get, query } from '#functions/store/query.ts';
import {
  count,
  day,
  instantSchema,
  leftStart,
  minute,
  oneOrTwo,
  start,
  wallTimeSchema,
} from '#functions/store/schemas.ts';
import { inPlaceOf, put, type Writes } from '#functions/store/write.ts';
import { dueAttributes } from './due.ts';
import { seatKeyItem } from './seats.ts';

export const booking = z.object({ option: z.string(), seats: oneOrTwo(seatKeyItem) });
export const mailTrouble = z.object({
  kind: z.enum(['bounced', 'complained', 'refused']),
  at: instantSchema,
  why: z.string(),
  resolvedAt: z.exactOptional(instantSchema),
  maybeReplyTo: z.exactOptional(z.string()),
});

const meetings = z.array(
  z.object({
    from: minute,
    to: minute,
    kind: z.enum(meetingKinds),
    track: z.string(),
    people: z.array(z.string()),
    interviewers: z.exactOptional(z.array(z.string())),
  }),
);
const parts = z.array(
  z.object({
    ...{ from: instantSchema, to: instantSchema },
    ...{ title: z.exactOptional(z.string()), place: z.exactOptional(z.string()) },
  }),
) satisfies z.ZodMiniType<readonly ItineraryPart[]>;
const itineraryItem = z.object({
  on: day,
  start,
  edition: count,
  meetings,
  before: z.exactOptional(meetings),
  parts: z.exactOptional(parts),
  partsBefore: z.exactOptional(parts),
}) satisfies z.ZodMiniType<Itinerary>;

export const arrangementItem = z.object({
  longerMinutes: z.exactOptional(minute),
  pauseMinutes: z.exactOptional(minute),
  notBefore: z.exactOptional(wallTimeSchema),
  notAfter: z.exactOptional(wallTimeSchema),
}) satisfies z.ZodMiniType<Arrangement>;
const accommodationItem = z.object({
  version: count,
  askedAt: z.exactOptional(instantSchema),
  answer: z.exactOptional(
    z.object({ kind: z.enum(['arranged', 'not-arranged']), at: instantSchema, version: count }),
  ),
  arrangement: z.exactOptional(arrangementItem),
}) satisfies z.ZodMiniType<Accommodation>;

export const offerItem = z.object({
  id: z.string(),
  season: z.string(),
  applicant: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  tracks: z.array(z.string()),
  seatedAs: z.string(),
  state: z.enum(offerStates),
  opensAt: instantSchema,
  closesAt: instantSchema,
  releaseAt: z.exactOptional(instantSchema),
  bookingOpensAt: z.exactOptional(instantSchema),
  respondBy: z.exactOptional(instantSchema),
  renews: z.exactOptional(z.string()),
  renewed: z.exactOptional(z.object({ offer: z.string(), at: instantSchema })),
  version: count,
  fence: z.exactOptional(count),
  generation: count,
  sequence: z.exactOptional(z.int().check(z.nonnegative())),
  booking: z.exactOptional(booking),
  seasonVersion: z.exactOptional(count),
  givenBack: z.exactOptional(z.object({ left: z.array(leftStart), reason: z.exactOptional(z.string()) })),
  moves: z.exactOptional(z.object({ count, lastAt: instantSchema })),
  itineraries: z.exactOptional(z.array(itineraryItem)),
  zone: z.exactOptional(z.string()),
  dayPhone: z.exactOptional(z.string()),
  remindAt: z.exactOptional(instantSchema),
  changedAt: instantSchema,
  lateChanges: z.exactOptional(z.object({ on: day, count })),
  mailTrouble: z.exactOptional(mailTrouble),
  noShow: z.exactOptional(
    z.object({ reason: z.string(), at: instantSchema, isForAll: z.exactOptional(z.literal(true)) }),
  ),
  trackRequest: z.exactOptional(
    z.object({
      track: z.string(),
      at: instantSchema,
      answer: z.exactOptional(
        z.object({
          kind: z.enum(['granted', 'refused']),
          at: instantSchema,
          reason: z.exactOptional(z.string()),
        }),
      ),
    }),
  ),
  accommodation: z.exactOptional(accommodationItem),
  closingToldAt: z.exactOptional(instantSchema),
  erasedAt: z.exactOptional(instantSchema),
}) satisfies z.ZodMiniType<Offer>;

export const offerWrites: Writes<OfferChange> = {
  'put-offer': (season, { offer, replaces }) =>
    put(
      { ...offerKey(season, offer.id), kind: 'offer', ...offer, ...dueAttributes(dueOf(offer)) },
      replaces === undefined ? inPlaceOf() : asItWasRead(replaces, offer.fence),
    ),
  'fence-offer': (season, { offer, version, fence }) => {
    const { condition, values } = asItWasRead(version, fence);
    const raised = { ...values, to: (fence ?? 0) + 1 };
    return {
      kind: 'update',
      key: offerKey(season, offer),
      set: 'SET #fence = :to',
      condition,
      values: raised,
    };
  },
  'note-renewal': (season, { offer, by }) => ({
    kind: 'update',
    key: offerKey(season, offer),
    set: 'SET #renewed = :renewed',
    condition: 'is-there',
    values: { renewed: by },
  }),
};

/** Nothing has changed the offer, and no send that was decided on it was fenced off. */
function asItWasRead(from: number, fence?: number) {
  return fence === undefined
    ? ({ condition: 'is-version-without-fence', values: { from } } as const)
    : ({ condition: 'is-version-with-fence', values: { from, fence } } as const);
}

export async function readOffer(store: Store, season: string, offer: string): Promise<Offer | undefined> {
  return get(store, offerKey(season, offer), offerItem);
}

/** The offers of these ids, each once; of an unknown one there is none. */
export async function readOffersOf(
  store: Store,
  season: string,
  ids: readonly string[],
): Promise<readonly Offer[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => readOffer(store, season, id)));
  return found.flatMap((offer) => offer ?? []);
}

/** The same as it was a moment ago, for half the cost. */
export async function readOfferToShow(
  store: Store,
  season: string,
  offer: string,
): Promise<Offer | undefined> {
  return get(store, offerKey(season, offer), offerItem, { consistent: false });
}

/** Every offer of the season, whatever became of it, in the order in which they were made. */
export async function readOffers(store: Store, season: string): Promise<readonly Offer[]> {
  return query(store, offersOf(season), '', offerItem);
}

/** The same as they were a moment ago, for half the cost. */
export async function readOffersToShow(store: Store, season: string): Promise<readonly Offer[]> {
  return query(store, offersOf(season), '', offerItem, { consistent: false });
}
