import type { Application } from '#domain/applications/application.ts';
import { changedOffer, frameOf, putAndRecord } from '#domain/decisions/change-offer.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Refused,
  refuse,
} from '#domain/decisions/decision.ts';
import type {
  Erased,
  ErasingChange,
  Erasure,
  ErasureRefusal,
  OfferLive,
} from '#domain/erasure/erasure-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import { dayEndsAt } from '#domain/offers/itinerary.ts';
import { dayBeginsAt, isAwayOn } from '#domain/offers/missed-day.ts';
import { needsSeat, type Offer } from '#domain/offers/offer.ts';
import type { TrackRequest } from '#domain/offers/track-request.ts';
import type { Season } from '#domain/season/season.ts';
import { keyOf, type Seat } from '#domain/seats/seat.ts';
import type { Instant } from '#domain/values/time.ts';
import { ERASED, mentions, termsOf } from './identity.ts';

/** What is known of the people to erase: every offer of theirs, with its history, and how often names were raised. */
export type ErasureStanding = {
  readonly season: Season;
  readonly offers: readonly Offer[];
  readonly histories: readonly Stored<OfferRecord>[];
  readonly applications: readonly Application[];
  /** Those of their AAMC IDs that a list of facts holds. */
  readonly listed: readonly string[];
  /** Those of their AAMC IDs that an import leaves out already. */
  readonly erased: ReadonlyMap<string, Instant>;
  readonly names: number;
};

type Remains = Pick<ErasureStanding, 'season' | 'histories' | 'names'>;

/**
 * Erases people: their offers keep what became of them, and no longer say whose they were. The seats of interviews that
 * took place stay taken. Refused as long as one of them can answer or has an interview ahead (`offer-live`): ending that
 * first tells the applicant and gives the seat back, which an erasure could do to nobody's knowledge only. What else
 * names them is listed in the erasure, and removed after it (`redactionsOf`, `removals.ts`): their applications go, and
 * a mark stays by which the next import leaves them out.
 */
export function erase(
  { season, offers, histories, applications, listed, erased, names }: ErasureStanding,
  context: DecisionContext,
  reason?: string,
): Decision<Erasure, ErasingChange> | Refused<ErasureRefusal> {
  const present = offers.filter(({ erasedAt }) => erasedAt === undefined);
  const known = [...present.map(({ applicant }) => applicant.id), ...applications.map(({ id }) => id)];
  const people = [...new Set([...known, ...listed])];
  if (people.length === 0) return refuse({ kind: 'offer-erased' });
  const live = present.find((offer) => isAhead(season, offer, context.now));
  if (live) return refuse(whyLive(season, live, context.now));
  const terms = termsOf(present, histories, applications);
  if (reason !== undefined && mentions(reason, terms)) return refuse({ kind: 'reason-names' });
  const ids = present.map(({ id }) => id);
  const erasure: Erasure = {
    ...{ id: context.recordId.replace('record_', 'erasure_'), season: season.id, at: context.now },
    ...{ offers: ids, people, terms: [...new Set([...terms, ...listed])] },
    ...{ who: context.who, number: people.length, ...(reason === undefined ? {} : { reason }) },
  };
  const unmarked = people.filter((person) => !erased.has(person));
  return decision(erasure, [
    ...present.flatMap((offer) => eraseOffer(offer, pseudonymOf(offer, offers), context, reason)),
    ...unmarked.map((person): ErasingChange => ({ kind: 'add-tombstone', person, at: context.now })),
    { kind: 'put-erasure', erasure },
    { kind: 'raise-names', from: names },
  ]);
}

/** Whether the offer still leads somewhere: it can be answered, or the applicant is expected on a day that is not over. */
export function isAhead(season: Season, offer: Offer, now: Instant): boolean {
  if (needsSeat(offer)) return true;
  if (offer.state !== 'booked') return false;
  return (offer.booking?.seats ?? []).some(
    (seat) => dayEndsAt(season, offer, seat) > now && !isAwayOn(season, offer, seat.on),
  );
}

/** What has begun cannot be canceled, so its end is named. */
function whyLive(season: Season, offer: Offer, now: Instant): OfferLive {
  const live = { kind: 'offer-live', invitation: offer.id, state: offer.state } as const;
  const seats = offer.booking?.seats ?? [];
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last || dayBeginsAt(season, first) > now) return live;
  return { ...live, begun: { endsAt: dayEndsAt(season, offer, last), isPair: seats.length > 1 } };
}

/** Offers of one person stay one person's, so that figures still count people. */
function pseudonymOf({ applicant }: Offer, offers: readonly Offer[]): string {
  const first = offers
    .filter((each) => each.applicant.id === applicant.id)
    .map(({ id }) => id)
    .sort()[0];
  return `erased_${first?.replace('offer_', '')}`;
}

function eraseOffer(
  offer: Offer,
  pseudonym: string,
  context: DecisionContext,
  reason: string | undefined,
): readonly ErasingChange[] {
  const { zone: _, mailTrouble: __, remindAt: ___, dayPhone: ____, accommodation: _____, ...kept } = offer;
  const after = changedOffer(kept, context, {
    applicant: { id: pseudonym, name: ERASED, email: '' },
    erasedAt: context.now,
    ...(offer.noShow ? { noShow: { ...offer.noShow, reason: '' } } : {}),
    ...(offer.trackRequest ? { trackRequest: withoutWords(offer.trackRequest) } : {}),
  });
  const record: Erased = {
    ...frameOf(after, context),
    event: 'erased',
    ...(reason === undefined ? {} : { reason }),
    notices: [],
  };
  return putAndRecord(offer, after, record);
}

/** What was asked and answered still says on which list the offer belongs. */
function withoutWords({ answer, ...request }: TrackRequest): TrackRequest {
  return answer ? { ...request, answer: { kind: answer.kind, at: answer.at } } : request;
}

/**
 * Erases what is left of an offer that somebody removed from the table by hand: its seats are given back, and its
 * history no longer names anybody.
 */
export function eraseRemains(
  { season, histories, names }: Remains,
  { offer, seats }: { readonly offer: string; readonly seats: readonly Seat[] },
  context: DecisionContext,
): Decision<Erasure, ErasingChange> | Refused<ErasureRefusal> {
  if (seats.length === 0 && (histories.at(-1)?.event ?? 'erased') === 'erased')
    return refuse({ kind: 'offer-erased' });
  const version = Math.max(0, ...histories.map((record) => record.version)) + 1;
  const erasure: Erasure = {
    ...{ id: context.recordId.replace('record_', 'erasure_'), season: season.id, at: context.now },
    ...{ offers: [offer], people: [], terms: termsOf([], histories) },
    ...{ who: context.who, number: 1 },
  };
  const record: Erased = {
    ...{ id: context.recordId, season: season.id, offer, at: context.now, who: context.who, version },
    ...{ event: 'erased', notices: [] },
  };
  return decision(erasure, [
    ...seats.map((seat): ErasingChange => ({ kind: 'give-seat-back', seat: keyOf(seat), offer })),
    { kind: 'add-record', record },
    { kind: 'put-erasure', erasure },
    { kind: 'raise-names', from: names },
  ]);
}
