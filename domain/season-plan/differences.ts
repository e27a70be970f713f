import type { Season, StartName, TrackId } from '#domain/season/season.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { SeatStep } from './plan-seats.ts';
import { type Fact, factsOf } from './season-facts.ts';

/** One thing that applying a season file changes. */
export type Difference =
  | {
      readonly kind: 'seats-added' | 'seats-removed';
      readonly on: CalendarDay;
      readonly start: StartName;
      readonly tracks: readonly TrackId[];
      readonly seats: number;
    }
  | {
      readonly kind: 'seats-relabeled';
      readonly on: CalendarDay;
      readonly start: StartName;
      readonly from: readonly TrackId[];
      readonly to: readonly TrackId[];
      readonly seats: number;
    }
  /** What the season says about `name`; without `before` it is new, without `after` it is gone. */
  | { readonly kind: Fact['kind']; readonly name: string; readonly before?: string; readonly after?: string }
  /** A change that no reader notices: the order of entries, or a document that is behind its seats. */
  | { readonly kind: 'document' };

/** The differences made by `steps` and by replacing `current` with `next`; empty only if both change nothing. */
export function differencesBetween(
  current: Season | undefined,
  next: Season,
  steps: readonly SeatStep[],
): readonly Difference[] {
  const differences = [...seatDifferences(steps), ...factDifferences(current, next)];
  if (differences.length > 0 || (current && canonical(current) === canonical(next))) return differences;
  return [{ kind: 'document' }];
}

function factDifferences(current: Season | undefined, next: Season): readonly Difference[] {
  const before = new Map((current ? factsOf(current) : []).map((fact) => [nameOf(fact), fact]));
  const after = new Map(factsOf(next).map((fact) => [nameOf(fact), fact]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name)?.value !== after.get(name)?.value)
    .map((name) => differenceOf(before.get(name), after.get(name)));
}

/** A step of any kind, with the label that only some have. */
type AnyStep = Pick<SeatStep, 'kind' | 'seat'> & { readonly to?: readonly TrackId[] };

/** The differences made by `steps`, counted by day, start and label. */
export function seatDifferences(steps: readonly SeatStep[]): readonly Difference[] {
  const alike = Map.groupBy(steps, ({ kind, seat, to }: AnyStep) =>
    JSON.stringify([seat.on, seat.start, kind, seat.tracks, to]),
  );
  return [...alike.values()]
    .map((group) => differenceOfSeats(group[0] as SeatStep, group.length))
    .sort((one, other) => inTextOrder(one.on, other.on));
}

/** A canonical JSON text: equal for equal values, regardless of the order of their fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => inTextOrder(one, other)))
      : part,
  );
}

function nameOf({ kind, name }: Fact): string {
  return `${kind} ${name}`;
}

function differenceOf(before: Fact | undefined, after: Fact | undefined): Difference {
  const { kind, name } = (after ?? before) as Fact;
  return {
    kind,
    name,
    ...(before ? { before: before.value } : {}),
    ...(after ? { after: after.value } : {}),
  };
}

function differenceOfSeats(step: SeatStep, seats: number) {
  const { on, start, tracks } = step.seat;
  if (step.kind === 'relabel')
    return { kind: 'seats-relabeled', on, start, from: tracks, to: step.to, seats } as const;
  return { kind: step.kind === 'add' ? 'seats-added' : 'seats-removed', on, start, tracks, seats } as const;
}
