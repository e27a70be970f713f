import { daysOf, type Offer } from '#domain/offers/offer.ts';
import { admits, behindFence, labelOf, type Seat, type StartKey, seatName } from '#domain/seats/seat.ts';
import type { Discrepancy, SeasonState } from './discrepancy.ts';

/** Finds seats and bookings that do not name each other, one to one. */
export function seatDiscrepancies({ season, offers, seats }: SeasonState): Discrepancy[] {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const heldBy = Map.groupBy(seats, (seat) => seat.takenBy);
  return [
    ...unknownHolders(heldBy, byId),
    ...seats.flatMap((seat) => holderDisagreements(seat, byId.get(seat.takenBy ?? ''))),
    ...offers.flatMap((offer) => {
      const held = heldBy.get(offer.id) ?? [];
      const days = offer.booking && (daysOf(season, offer, offer.booking.option) ?? []);
      return bookingDisagreements(offer, held, days ?? []);
    }),
  ];
}

function unknownHolders(
  heldBy: ReadonlyMap<string | undefined, readonly Seat[]>,
  byId: ReadonlyMap<string, Offer>,
): Discrepancy[] {
  return [...heldBy].flatMap(([offer, seats]): Discrepancy[] =>
    offer === undefined || byId.has(offer)
      ? []
      : [{ kind: 'holder-unknown', offer, seats: seats.map(seatName) }],
  );
}

function holderDisagreements(seat: Seat, holder: Offer | undefined): Discrepancy[] {
  if (!holder) return [];
  const said = { seat: seatName(seat), offer: holder.id };
  const isNamed = holder.booking?.seats.some((each) => seatName(each) === said.seat);
  return [
    ...(isNamed ? [] : [{ kind: 'seat-not-named', ...said } as const]),
    ...(admits(seat, holder.seatedAs) ? [] : [{ kind: 'seat-not-admitting', ...said } as const]),
  ];
}

/** `held` are the seats whose holder is the offer; `days` are those of its booked option. */
function bookingDisagreements(offer: Offer, held: readonly Seat[], days: readonly string[]): Discrepancy[] {
  const { id, version, state, booking } = offer;
  const said = { offer: id, version };
  if ((state === 'booked') !== (booking !== undefined))
    return [{ kind: 'state-not-booking', ...said, state }];
  if (!booking) return [];
  const names = held.map(seatName);
  const heldOn = days.filter((day) => held.some(({ on }) => on === day));
  const isHalf =
    String(booking.seats.map(({ on }) => on)) !== String(days) ||
    (heldOn.length > 0 && heldOn.length < days.length);
  return [
    ...booking.seats
      .map(seatName)
      .filter((seat) => !names.includes(seat))
      .map((seat): Discrepancy => ({ kind: 'seat-not-held', ...said, seat })),
    ...(isHalf ? [{ kind: 'half-pair', ...said, option: booking.option } as const] : []),
  ];
}

/** Finds seats without the fence of the season document. */
export function fenceDisagreements({ fence = 0, seats }: SeasonState): Discrepancy[] {
  const behind = behindFence(seats, fence).length;
  return behind === 0 ? [] : [{ kind: 'seats-not-fenced', fence, seats: behind }];
}

/** Finds starts whose seats differ from the season document, counted by label, no matter how they are numbered. */
export function plannedDisagreements({ season, seats }: SeasonState): Discrepancy[] {
  const planned = season.days.flatMap(({ on, starts }) =>
    starts.flatMap(({ name, groups }) =>
      groups.flatMap((group) =>
        Array.from({ length: group.seats }, (_, index) => ({
          on,
          start: name,
          number: index,
          tracks: group.for,
        })),
      ),
    ),
  );
  const [wanted, there] = [Map.groupBy(planned, groupOf), Map.groupBy(seats, groupOf)];
  return [...new Set([...wanted.keys(), ...there.keys()])].flatMap((group): Discrepancy[] => {
    const [plan = [], present = []] = [wanted.get(group), there.get(group)];
    const [{ on, start }, tracks] = [(plan[0] ?? present[0]) as StartKey, group.split('#')[2] ?? ''];
    if (plan.length === present.length) return [];
    const counts = { planned: plan.length, present: present.length };
    return [{ kind: 'seats-not-planned', on, start, tracks, ...counts }];
  });
}

function groupOf(seat: Seat): string {
  return `${seat.on}#${seat.start}#${labelOf(seat)}`;
}
