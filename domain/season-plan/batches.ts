import type { LedgerChange } from '#domain/capacity/ledger-change.ts';
import type { AddRecord } from '#domain/decisions/change-record.ts';
import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import type { SeasonChange } from '#domain/season/season-change.ts';
import { behindFence, keyOf, type Seat, seatName } from '#domain/seats/seat.ts';
import type { SeatChange } from '#domain/seats/seat-change.ts';
import { type Difference, seatDifferences } from './differences.ts';
import type { SeatStep } from './plan-seats.ts';
import type { SeasonApplied } from './season-applied.ts';

type SeasonPlanChange = SeatChange | LedgerChange | SeasonChange | AddRecord<SeasonApplied>;

/** Changes that are carried out together or not at all, and what they change in the words of a plan. */
export type Batch = {
  readonly changes: readonly SeasonPlanChange[];
  readonly differences: readonly Difference[];
};

export type SeasonStep = {
  readonly current: { readonly version: number; readonly fence?: number } | undefined;
  readonly next: Season;
  /** The seats as they are before. */
  readonly seats: readonly Seat[];
  readonly ledger: number;
  readonly steps: readonly SeatStep[];
  readonly differences: readonly Difference[];
  /** Whether open offers could lose their places, so that the ledger has to be raised. */
  readonly displaces: boolean;
  /** The fence that the seats of `next` are to have. */
  readonly fence: number | undefined;
};

/** A transaction of DynamoDB takes 100 items. */
const BATCH = 90;

/**
 * The changes that apply a season, in batches that are to be carried out one after the other, each a decision of its
 * own. What fits is one batch but for the fences, and nobody ever sees the season half changed. The order is:
 *
 * 1. Seats are added. More seats can displace nobody, whatever the season says of them.
 * 2. Taken seats get the labels under which they stay (the plan is thereby settled), then free seats are relabeled,
 *    then removed. Each of these batches raises the ledger, so that it fails if an offer was released, or a shared seat
 *    taken, since it was planned; and each demands that a seat be as free, or held, as it was then.
 * 3. The season's document and the record of the change come after them, so that nothing is on record that is not so.
 * 4. Where something else can be chosen now, every seat gets a fence, which whoever still decides on the document of
 *    before cannot pass.
 *
 * Each batch but the fences holds a lock, so that a send of it that is late can be fenced off (decision 0020): the ledger,
 * or the document that it replaces.
 *
 * After each batch no holder has lost a seat, and `planSeason` has made sure that all open offers can be placed under
 * the document that then stands. Who stops between two batches, or fails in one, plans again from what is there.
 */
export function batchesOf(
  step: SeasonStep,
  context: DecisionContext,
  options: BatchOptions = {},
): readonly Batch[] {
  const { batchSize = BATCH, done = [] } = options;
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

/** What gives every seat that lags behind it the fence. */
export function fenceBatches(
  seats: readonly Seat[],
  fence = 0,
  { batchSize = BATCH }: BatchOptions = {},
): readonly Batch[] {
  return chunksOf(behindFence(seats, fence), batchSize).map((chunk) => ({
    changes: chunk.map((seat): SeatChange => ({ kind: 'fence-seat', seat: keyOf(seat), fence })),
    differences: [],
  }));
}

type BatchOptions = { readonly done?: readonly Difference[]; readonly batchSize?: number };

/** Which seats there are after `changes`, and for whom; only those of a season plan can be among them. */
export function seatsAfter(seats: readonly Seat[], changes: Batch['changes']): readonly Seat[] {
  const after = new Map(seats.map((seat) => [seatName(seat), seat]));
  for (const change of changes) {
    if (change.kind === 'add-seat') after.set(seatName(change.seat), change.seat);
    if (change.kind === 'remove-seat') after.delete(seatName(change.seat));
    const seat = change.kind === 'relabel-seat' && after.get(seatName(change.seat));
    if (seat) after.set(seatName(seat), { ...seat, tracks: change.to });
  }
  return [...after.values()];
}

function batchOf(
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
  { current, next, differences, fence }: SeasonStep,
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
    notices: [],
  };
  return [
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

function rankOf({ kind, seat }: SeatStep): number {
  if (kind === 'relabel') return seat.takenBy === undefined ? 1 : 0;
  return 2;
}

/** A seat that is added has the `fence` of those that are there. */
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

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
