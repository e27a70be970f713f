import { boardOf } from '#domain/capacity/board.ts';
import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { Outlook } from '#domain/capacity/outlook.ts';
import { leavesRoom } from '#domain/capacity/placement.ts';
import { type NeedsOutlook, type Refused, refuse } from '#domain/decisions/decision.ts';
import { type Booking, type Choice, daysOf, type Offer } from '#domain/offers/offer.ts';
import type { Season, StartName } from '#domain/season/season.ts';
import {
  admits,
  freeGroups,
  isKeptFor,
  keyOf,
  type Labeled,
  type Seat,
  type StartKey,
  sameSeat,
  seatsAt,
} from '#domain/seats/seat.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import { hash } from '#domain/values/hash.ts';
import type { NeededByOthers, StartFull } from './refusal.ts';
import type { Standing } from './standing.ts';

/**
 * The seats of every start: those newly taken, those given up, and whether the ledger rises because others depend on
 * them.
 */
export type ChosenSeats = {
  readonly kind: 'seats';
  readonly booking: Booking;
  readonly changes: readonly (SeatChange | LedgerChange)[];
};

/** Returns the starts that `choice` names, day by day. The choice must already be validated. */
export function startsChosen(season: Season, offer: Offer, choice: Choice): readonly StartKey[] {
  const days = daysOf(season, offer, choice.option) ?? [];
  return days.map((on, index) => ({ on, start: choice.starts[index] as StartName }));
}

/**
 * Finds a free seat for each start, keeping the seats of the current booking where the start is the same. Seats
 * reserved for the offer's own track come first and need no look at other offers (docs/decisions/0004). A shared seat,
 * or any move, needs the outlook and must leave every other open offer placeable.
 */
export function chooseSeats(
  standing: Standing,
  option: string,
  starts: readonly StartKey[],
): ChosenSeats | NeedsOutlook | Refused<StartFull | NeededByOthers> {
  const { offer, outlook } = standing;
  const choices = starts.map((start) => candidates(standing.seats, start, offer));
  const full = starts.find((_, index) => choices[index]?.length === 0);
  if (full) return refuse({ kind: 'start-full', on: full.on, start: full.start });
  const best = choices.map((seats) => seats[0] as Seat);
  if (!concernsOthers(offer, best)) return chosen(standing, option, best);
  if (!outlook) return { kind: 'needs-outlook' };
  const safe = firstThatLeavesRoom(standing, outlook, combinations(choices));
  if (safe) return chosen(standing, option, safe, outlook);
  const contended = starts.find((_, index) =>
    choices[index]?.every((seat) => !isKeptFor(seat, offer.seatedAs)),
  );
  const { on, start } = contended ?? (starts[0] as StartKey);
  return refuse({ kind: 'needed-by-others', on, start });
}

/** Whether taking these seats could leave another open offer without a seat, so that the outlook decides. */
export function concernsOthers(offer: Offer, seats: readonly Labeled[]): boolean {
  return offer.booking !== undefined || !seats.every((seat) => isKeptFor(seat, offer.seatedAs));
}

/**
 * The candidate seats, best first: the seat already held, if the offer's track may sit there, or one free seat for each label. If a seat is read as held by
 * an offer that is read as open, it was taken between the two reads; the commit then fails, because the offer's version
 * has changed. Among equivalent seats the offer's hash picks one, so that concurrent applicants spread out instead of
 * colliding.
 */
function candidates(seats: readonly Seat[], start: StartKey, offer: Offer): readonly Seat[] {
  const held = seatsAt(seats, start).find((seat) => seat.takenBy === offer.id);
  if (held && admits(held, offer.seatedAs)) return [held];
  return freeGroups(seatsAt(seats, start))
    .map((alike) => alike[hash(offer.id) % alike.length] as Seat)
    .filter((seat) => admits(seat, offer.seatedAs))
    .sort((one, other) => Number(isKeptFor(other, offer.seatedAs)) - Number(isKeptFor(one, offer.seatedAs)));
}

/** Every way to take one seat from each of `choices`. */
export function combinations<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return choices.reduce<readonly (readonly T[])[]>(
    (heads, seats) => heads.flatMap((head) => seats.map((seat) => [...head, seat])),
    [[]],
  );
}

/** Returns the first of `ways` after which every other open offer can still be placed. */
function firstThatLeavesRoom(
  { season, offer }: Standing,
  outlook: Outlook,
  ways: readonly (readonly Seat[])[],
): readonly Seat[] | undefined {
  const { offers, seats } = outlook;
  const others = boardOf(season, { offers: offers.filter(({ id }) => id !== offer.id), seats });
  const held = seats.filter(({ takenBy }) => takenBy === offer.id);
  return ways.find((way) => leavesRoom(season, others, { takes: way, gives: held }));
}

function chosen(
  { offer, version }: Standing,
  option: string,
  seats: readonly Seat[],
  outlook?: Outlook,
): ChosenSeats {
  const given = (offer.booking?.seats ?? []).filter((held) => !seats.some((seat) => sameSeat(seat, held)));
  const taken = seats.filter((seat) => seat.takenBy !== offer.id);
  const keys = seats.map(keyOf);
  return {
    kind: 'seats',
    booking: { option, seats: keys as unknown as Booking['seats'] },
    changes: [
      ...taken.map(
        (seat): SeatChange => ({
          kind: 'take-seat',
          seat: keyOf(seat),
          tracks: seat.tracks,
          offer: offer.id,
          ...(version === undefined ? {} : { version }),
        }),
      ),
      ...given.map((seat): SeatChange => ({ kind: 'give-seat-back', seat, offer: offer.id })),
      ...(outlook ? [{ kind: 'raise-ledger', from: outlook.ledger } as const] : []),
    ],
  };
}
