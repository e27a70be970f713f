import { book } from '#domain/booking/book.ts';
import type { Change } from '#domain/decisions/decision.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import { type Seat, sameSeat } from '#domain/seats/seat.ts';
import { choicesOf } from '#test/support/builders/choices.ts';
import { seatsOf } from '#test/support/builders/sample-season.ts';
import { type Crowd, crowdComesAt } from './crowd-season.ts';

/** A booking to be made: who books what, and the changes that make it up. */
export type Planned = { readonly offer: Offer; readonly choice: Choice; readonly changes: readonly Change[] };

/** A booking for every applicant, spread over all that their track can choose, as made one after the other. */
export function planBookings({ season, offers }: Crowd): readonly Planned[] {
  let seats: readonly Seat[] = seatsOf(season);
  const asked = new Map<string, number>();
  return offers.map((offer) => {
    const turn = asked.get(offer.seatedAs) ?? 0;
    asked.set(offer.seatedAs, turn + 1);
    const choices = choicesOf(season, offer);
    const choice = choices[turn % choices.length] as Choice;
    const changes = changesOf(season, offer, seats, choice);
    seats = afterwards(seats, changes);
    return { offer, choice, changes };
  });
}

function changesOf(
  season: Crowd['season'],
  offer: Offer,
  seats: readonly Seat[],
  choice: Choice,
): readonly Change[] {
  const context = {
    now: crowdComesAt,
    recordId: `record_booked_${offer.id.slice(6)}`,
    who: { kind: 'applicant' },
  } as const;
  const verdict = book({ season, offer, seats }, { choice }, context);
  if (verdict.kind !== 'decision')
    throw new Error(`${offer.id} cannot book ${choice.option}: ${verdict.kind}`);
  return verdict.changes;
}

function afterwards(seats: readonly Seat[], changes: readonly Change[]): readonly Seat[] {
  const taken = changes.flatMap((change) => (change.kind === 'take-seat' ? change : []));
  return seats.map((seat) => {
    const by = taken.find((each) => sameSeat(each.seat, seat));
    return by ? { ...seat, takenBy: by.offer } : seat;
  });
}
