import type { Booking, Offer } from '#domain/offers/offer.ts';
import type { ChangeRecord, Notice } from './change-record.ts';
import type { Change, DecisionContext } from './decision.ts';

/** What a change leaves on record, beyond what every change does. */
type Entry = Pick<ChangeRecord, 'what' | 'notices'> & Partial<ChangeRecord>;

/** Puts the changed offer in place of the one that was read, and records it. Every change of an offer ends so. */
export function putAndRecord(
  offer: Offer,
  context: DecisionContext,
  change: Partial<Offer>,
  entry: Entry,
): readonly Change[] {
  const after = { ...offer, ...change, version: offer.version + 1, changedAt: context.now };
  const record: ChangeRecord = {
    id: context.recordId,
    season: offer.season,
    offer: offer.id,
    at: context.now,
    who: context.who,
    version: after.version,
    ...(after.sequence === undefined ? {} : { sequence: after.sequence }),
    ...entry,
  };
  return [
    { kind: 'put-offer', offer: after, replaces: offer.version },
    { kind: 'add-record', record },
  ];
}

/** SEQUENCE of the calendar entries after one more change: 0 for the first booking. */
export function nextSequence(offer: Offer): number {
  return offer.sequence === undefined ? 0 : offer.sequence + 1;
}

/**
 * One message for each day of which the calendar entry changes between the bookings: its start, or whether it is one of
 * two days. Where something still stands the first day does, so that the first message never takes out what was moved.
 */
export function calendarNotices(
  offer: Offer,
  before: Booking | undefined,
  after: Booking | undefined,
): Notice[] {
  return ([1, 2] as const)
    .filter((part) => {
      const [was, is] = [before?.seats[part - 1], after?.seats[part - 1]];
      if (was?.on !== is?.on || was?.start !== is?.start) return true;
      return was !== undefined && before?.seats.length !== after?.seats.length;
    })
    .map((part) => ({ kind: 'offer', to: offer.applicant.email, part }));
}

/** One message that carries no calendar entry. */
export function plainNotice(offer: Offer): Notice[] {
  return [{ kind: 'offer', to: offer.applicant.email }];
}
