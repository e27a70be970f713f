import type { BookingChange, DayChanged, GivenBack } from '#domain/booking/booking-record.ts';
import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { AddRecord } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Replaced } from '#domain/offers/replaced.ts';
import { closingMailAt } from '#domain/season/closing-mail-time.ts';
import { retentionEndsAt } from '#domain/season/retention.ts';
import type { Season } from '#domain/season/season.ts';
import type { SeasonChange } from '#domain/season/season-change.ts';
import { behindFence, keyOf, type Seat, seatName } from '#domain/seats/seat.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import { type Difference, seatDifferences } from './differences.ts';
import type { SeatStep } from './plan-seats.ts';
import type { SeasonApplied } from './season-applied.ts';

type SeasonPlanChange =
  | SeatChange
  | LedgerChange
  | SeasonChange
  | AddRecord<SeasonApplied>
  | BookingChange<DayChanged | GivenBack>;

/** Changes that are committed together, and their differences for the plan. */
export type Batch = {
  readonly changes: readonly SeasonPlanChange[];
  readonly differences: readonly Difference[];
};

export type SeasonStep = {
  readonly current:
    | {
        readonly version: number;
        readonly fence?: number;
        readonly season?: Pick<Season, 'retention' | 'messages'>;
      }
    | undefined;
  /** The season in force. */
  readonly season: Season;
  readonly next: Season;
  /** The seats before the change. */
  readonly seats: readonly Seat[];
  readonly ledger: number;
  readonly steps: readonly SeatStep[];
  readonly differences: readonly Difference[];
  /** Whether open offers could lose their seats, so that the ledger must be raised. */
  readonly displaces: boolean;
  /** The fence for the seats of `next`. */
  readonly fence: number | undefined;
  readonly replaced?: Replaced | undefined;
  readonly reason?: string | undefined;
};

/** A transaction of DynamoDB takes 100 items. */
export const MOST_CHANGES = 90;

/**
 * The changes that apply a season, in batches to be committed one after the other, each a decision of its own. Changes
 * that fit in one transaction are one batch, apart from the fences, so that no reader sees them half done. The order:
 *
 * 1. Seats are added. More seats can displace no offer.
 * 2. Taken seats get their final labels, then free seats are relabeled, then removed. Each of these batches raises the
 *    ledger, so that it fails if an offer was released, or a shared seat taken, since it was planned. Each also demands
 *    that every seat is still free, or held, as in the plan.
 * 3. The season's document and the record of the change follow, so that the record is never ahead of the seats.
 * 4. If options, starts or times changed, every seat gets a fence, so that no decision on the previous version of the
 *    document can still take it.
 *
 * Each batch but the fences holds a lock, the ledger or the document that it replaces, so that a late send of it can be
 * fenced off (docs/decisions/0020).
 *
 * After each batch no holder has lost a seat, and `planSeason` has checked that all open offers can be placed under the
 * document then in force. An application that stops between two batches, or fails in one, plans again from the table.
 */
export function batchesOf(
  step: SeasonStep,
  context: DecisionContext,
  options: BatchOptions = {},
): readonly Batch[] {
  const { batchSize = MOST_CHANGES, done = [] } = options;
  const added = step.steps.filter(({ kind }) => kind === 'add');
  const other = step.steps.filter(({ kind }) => kind !== 'add').sort((one, two) => rankOf(one) - rankOf(two));
  const closing = closingChanges(step, context, done);
  const room = batchSize - closing.length - 1;
  const rest = chunksOf(other, room);
  const last = rest.pop() ?? [];
  const before = [...chunksOf(added, batchSize - 1), ...rest];
  const batches =
    step.steps.length <= room
      ? [batchOf(step.steps, step, 0, closing)]
      : [
          ...before.map((chunk, index) => batchOf(chunk, step, index)),
          batchOf(last, step, before.length, closing),
        ];
  const seats = batches.reduce((before, { changes }) => seatsAfter(before, changes), step.seats);
  return [...batches, ...fenceBatches(seats, step.fence, options)];
}

/** The batches that give the fence to every seat that does not have it yet. */
export function fenceBatches(
  seats: readonly Seat[],
  fence = 0,
  { batchSize = MOST_CHANGES }: BatchOptions = {},
): readonly Batch[] {
  return chunksOf(behindFence(seats, fence), batchSize).map((chunk) => ({
    changes: chunk.map((seat): SeatChange => ({ kind: 'fence-seat', seat: keyOf(seat), fence })),
    differences: [],
  }));
}

export type BatchOptions = { readonly done?: readonly Difference[]; readonly batchSize?: number };

/** The seats after `changes`, which must come from a season plan. */
export function seatsAfter(seats: readonly Seat[], changes: Batch['changes']): readonly Seat[] {
  const after = new Map(seats.map((seat) => [seatName(seat), seat]));
  for (const change of changes) {
    if (change.kind === 'add-seat') after.set(seatName(change.seat), change.seat);
    if (change.kind === 'remove-seat') after.delete(seatName(change.seat));
    const seat = 'seat' in change ? after.get(seatName(change.seat)) : undefined;
    if (seat && change.kind === 'relabel-seat') after.set(seatName(seat), { ...seat, tracks: change.to });
    if (seat && change.kind === 'give-seat-back') after.set(seatName(seat), vacant(seat));
  }
  return [...after.values()];
}

function vacant({ takenBy: _, ...seat }: Seat): Seat {
  return seat;
}

export function batchOf(
  steps: readonly SeatStep[],
  { current, ledger, displaces, differences }: SeasonStep,
  raised: number,
  closing: Batch['changes'] = [],
): Batch {
  const replacesDocument = current !== undefined && closing.length > 0;
  const raise: LedgerChange[] =
    displaces || !replacesDocument ? [{ kind: 'raise-ledger', from: ledger + raised }] : [];
  return {
    changes: [...raise, ...steps.map((step) => changeOf(step, current?.fence)), ...closing],
    differences: [
      ...seatDifferences(steps),
      ...(closing.length > 0 ? differences.filter(({ kind }) => !kind.startsWith('seats-')) : []),
    ],
  };
}

function closingChanges(
  { current, next, differences, fence, replaced, reason }: SeasonStep,
  context: DecisionContext,
  done: readonly Difference[],
): Batch['changes'] {
  const version = (current?.version ?? 0) + 1;
  const record: SeasonApplied = {
    id: context.recordId,
    season: next.id,
    at: context.now,
    who: context.who,
    event: 'season-applied',
    version,
    differences: [...done, ...differences],
    ...(replaced ? { replaced } : {}),
    ...(replaced && reason ? { reason } : {}),
    notices: [],
  };
  return [
    ...retentionChange(current?.season, next, version),
    ...closingMailChange(current?.season, next, version),
    {
      kind: 'put-season',
      season: next,
      version,
      ...(fence === undefined ? {} : { fence }),
      ...(current ? { replaces: current.version } : {}),
    },
    { kind: 'add-record', record },
  ];
}

export function rankOf({ kind, seat }: SeatStep): number {
  if (kind === 'relabel') return seat.takenBy === undefined ? 1 : 0;
  return 2;
}

/** An added seat gets the current `fence`. */
function changeOf(step: SeatStep, fence: number | undefined): SeatChange {
  const { tracks, takenBy } = step.seat;
  const seat = keyOf(step.seat);
  if (step.kind === 'add')
    return { kind: 'add-seat', seat: { ...step.seat, ...(fence === undefined ? {} : { fence }) } };
  if (step.kind === 'remove') return { kind: 'remove-seat', seat };
  return {
    kind: 'relabel-seat',
    seat,
    ...(takenBy === undefined ? {} : { takenBy }),
    from: tracks,
    to: step.to,
  };
}

export function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function retentionChange(
  current: Pick<Season, 'retention'> | undefined,
  next: Season,
  version: number,
): SeasonChange[] {
  if (!next.retention && !current?.retention) return [];
  const at = retentionEndsAt(next);
  return [{ kind: 'put-retention', version, ...(at ? { at } : {}) }];
}

/** Written with every file that has a text about letters, because the last day may be another one. */
function closingMailChange(
  current: Pick<Season, 'messages'> | undefined,
  next: Season,
  version: number,
): SeasonChange[] {
  if (next.messages?.letters === undefined && current?.messages?.letters === undefined) return [];
  const at = closingMailAt(next);
  return [{ kind: 'put-closing-mail', version, ...(at ? { at } : {}) }];
}
