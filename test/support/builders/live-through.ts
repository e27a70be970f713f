import { book } from '#domain/booking/book.ts';
import type { BookingChange, BookingRecord } from '#domain/booking/booking-record.ts';
import { cancel } from '#domain/booking/cancel.ts';
import { move } from '#domain/booking/move.ts';
import type { Who } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Choice, Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { type Seat, sameSeat } from '#domain/seats/seat.ts';
import { plusHours } from '#domain/values/time.ts';
import { seatsOf } from './sample-season.ts';

/** One thing that is asked of an offer; by its applicant, unless `by` says otherwise. */
export type Step = ({ act: 'book' | 'move'; choice: Choice } | { act: 'cancel' }) & {
  by?: Who;
  reason?: string;
};

export type Lived = { offer: Offer; seats: readonly Seat[]; records: readonly BookingRecord[] };

/** The history of an offer through `steps`, each decided by the domain itself, a minute apart; refused ones leave no trace. */
export function liveThrough(season: Season, offer: Offer, steps: readonly Step[]): Lived {
  let life: Lived = { offer, seats: seatsOf(season), records: [] };
  for (const [index, step] of steps.entries()) {
    const now = plusHours(offer.opensAt, index / 60);
    const context = { now, recordId: `record_${index}`, who: step.by ?? { kind: 'applicant' } } as const;
    const verdict = decide(season, life, step, context);
    if (verdict.kind !== 'decision') continue;
    for (const change of verdict.changes) life = afterwards(life, change);
  }
  return life;
}

function decide(season: Season, { offer, seats }: Lived, step: Step, context: DecisionContext) {
  const standing = { season, offer, seats, outlook: { ledger: 0, offers: [offer], seats } };
  const reason = step.reason ? { reason: step.reason } : {};
  if (step.act === 'cancel') return cancel(standing, reason, context);
  if (step.act === 'book') return book(standing, { choice: step.choice }, context);
  return move(standing, { choice: step.choice, ...reason }, context);
}

function afterwards(life: Lived, change: BookingChange<BookingRecord>): Lived {
  if (change.kind === 'put-offer') return { ...life, offer: change.offer };
  if (change.kind === 'add-record') return { ...life, records: [...life.records, change.record] };
  if (change.kind !== 'take-seat' && change.kind !== 'give-seat-back') return life;
  const seats = life.seats.map((seat): Seat => {
    if (!sameSeat(seat, change.seat)) return seat;
    const { takenBy: _, ...free } = seat;
    return change.kind === 'take-seat' ? { ...free, takenBy: change.offer } : free;
  });
  return { ...life, seats };
}
