import type { Offer } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import { isFree, keyOf, type Seat, type SeatKey, type StartKey } from '#domain/seats/seat.ts';
import { isSameLabel, type Label, matchSittings, type Sitting } from './match-labels.ts';

/** One seat that a season file adds, removes or opens to other tracks. */
export type SeatStep =
  | { readonly kind: 'add'; readonly seat: Seat }
  | { readonly kind: 'relabel'; readonly seat: Seat; readonly to: Label }
  | { readonly kind: 'remove'; readonly seat: Seat };

/** The steps that give a season its seats, or the taken seats that it has no place for. */
export type SeatPlan = { readonly steps: readonly SeatStep[]; readonly held: readonly SeatKey[] };

/**
 * Plans the steps after which each start has exactly the seats that `season` states. A taken seat stays, with a label
 * that admits its holder. Free seats with a wanted label stay, others are relabeled as needed; only the rest are
 * removed, and missing seats are added under the next free number. Offers in `leaving` give their seats back before their
 * steps: those seats count as free, and go before others that are.
 */
export function planSeats(
  season: Season,
  seats: readonly Seat[],
  offers: readonly Offer[],
  leaving: ReadonlySet<string> = new Set(),
): SeatPlan {
  const wanted = new Map(
    season.days.flatMap(({ on, starts }) =>
      starts.map(({ name, groups }) => [
        startName({ on, start: name }),
        { on, start: name, labels: groups.flatMap((group) => Array<Label>(group.seats).fill(group.for)) },
      ]),
    ),
  );
  const present = Map.groupBy(seats, startName);
  const plans = [...new Set([...wanted.keys(), ...present.keys()])].map((name) => {
    const there = present.get(name) ?? [];
    const start = wanted.get(name) ?? { ...(there[0] as Seat), labels: [] };
    return planStart(start, start.labels, there, { offers, leaving });
  });
  return { steps: plans.flatMap(({ steps }) => steps), held: plans.flatMap(({ held }) => held) };
}

function planStart(
  { on, start }: StartKey,
  labels: readonly Label[],
  seats: readonly Seat[],
  { offers, leaving }: { readonly offers: readonly Offer[]; readonly leaving: ReadonlySet<string> },
): SeatPlan {
  const isVacated = ({ takenBy = '' }: Seat) => leaving.has(takenBy);
  const staying = seats.filter((seat) => !isFree(seat) && !isVacated(seat));
  const sittings = staying.map((seat) => sittingOf(seat, offers));
  const { labelOf, left } = matchSittings(sittings, labels);
  const held = sittings.filter((sitting) => !labelOf.has(sitting)).map(({ seat }) => keyOf(seat));
  const moved = [...labelOf]
    .filter(([{ seat }, to]) => !isSameLabel(seat.tracks, to))
    .map(([{ seat }, to]): SeatStep => ({ kind: 'relabel', seat, to }));
  const { steps, lacking } = planFree([...seats.filter(isFree), ...seats.filter(isVacated)], left);
  const numbers = freeNumbers(seats, lacking.length);
  const added = lacking.map((tracks, index): SeatStep => {
    return { kind: 'add', seat: { on, start, number: numbers[index] ?? 0, tracks } };
  });
  return { steps: [...moved, ...steps, ...added], held };
}

/** Assigns the remaining `labels` to free seats; `lacking` are the labels without a seat. */
function planFree(
  seats: readonly Seat[],
  labels: readonly Label[],
): { steps: SeatStep[]; lacking: readonly Label[] } {
  const open = [...labels];
  const spare = seats.filter((seat) => {
    const same = open.findIndex((label) => isSameLabel(label, seat.tracks));
    if (same >= 0) open.splice(same, 1);
    return same < 0;
  });
  const steps = spare.map((seat, index): SeatStep => {
    const to = open[index];
    return to ? { kind: 'relabel', seat, to } : { kind: 'remove', seat };
  });
  return { steps, lacking: open.slice(spare.length) };
}

/** A seat whose holder was removed by hand goes on admitting what it admits. */
function sittingOf(seat: Seat, offers: readonly Offer[]): Sitting {
  const holder = offers.find((offer) => offer.id === seat.takenBy);
  return { seat, track: holder?.seatedAs ?? seat.tracks[0] ?? '' };
}

/** The lowest numbers that no seat of the start has, `count` of them at least. */
function freeNumbers(seats: readonly Seat[], count: number): readonly number[] {
  const used = new Set(seats.map((seat) => seat.number));
  return Array.from({ length: seats.length + count }, (_, index) => index + 1).filter(
    (number) => !used.has(number),
  );
}

function startName({ on, start }: StartKey): string {
  return `${on} ${start}`;
}
