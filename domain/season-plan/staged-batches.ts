import type { DecisionContext } from '#domain/decisions/decision.ts';
import { giveBack } from '#domain/program-changes/give-back.ts';
import type { Changing } from '#domain/season/season-document.ts';
import type { Instant } from '#domain/values/time.ts';
import {
  type Batch,
  type BatchOptions,
  batchesOf,
  batchOf,
  chunksOf,
  MOST_CHANGES,
  type SeasonStep,
  seatsAfter,
} from './batches.ts';
import { bridgeTo } from './bridge.ts';
import type { TakenAway } from './concerned.ts';
import { differencesBetween, seatDifferences } from './differences.ts';
import type { SeatStep } from './plan-seats.ts';
import type { SeasonApplied } from './season-applied.ts';

/** The bookings that are given back on the way, until when their applicants can choose again, and the note about it. */
export type TakingAwayStage = {
  readonly takenAway: readonly TakenAway[];
  readonly closesAt: Instant;
  readonly reason?: string | undefined;
  /** To be put with the season's present document first; absent if it is there, or if the file is in force already. */
  readonly changing?: Changing | undefined;
};

/**
 * The batches of a file that takes bookings away. The document that is in force is first put again with what
 * the file adds (`bridgeTo`) and a note of the change and its reason. Then seats are added, and free ones removed, so that nobody can book anymore what the file removes.
 * Then each applicant gives the booking back in a transaction of their own, which deletes the seats that the file removes.
 * New labels and the document follow. An application that stops anywhere on the way goes on from what it finds.
 */
export function stagedBatches(
  step: SeasonStep,
  stage: TakingAwayStage,
  context: DecisionContext,
  options: BatchOptions = {},
): readonly Batch[] {
  const { takenAway, changing } = stage;
  if (takenAway.length === 0) return batchesOf(step, context, options);
  const ids = new Set(takenAway.map(({ offer }) => offer.id));
  const isVacated = ({ seat: { takenBy = '' } }: SeatStep) => ids.has(takenBy);
  const note = changing ? [noteBatch(step, changing, context)] : [];
  const blocking = step.steps.filter((each) => !isVacated(each));
  const ready = seatBatches(blocking, { ...step, ledger: step.ledger + note.length }, options);
  const given = giveBackBatches(step, stage, step.ledger + note.length + ready.length, context);
  const lead = [...note, ...ready, ...given];
  const relabels = step.steps
    .filter(({ kind }) => kind === 'relabel')
    .map((each) => (isVacated(each) ? vacated(each) : each));
  const current = step.current && { ...step.current, version: step.current.version + note.length };
  const seats = lead.reduce((before, { changes }) => seatsAfter(before, changes), step.seats);
  const rest = { ...step, current, seats, ledger: step.ledger + lead.length, steps: relabels };
  return [...lead, ...batchesOf(rest, context, options)];
}

/** One batch for each booking that is given back. Each raises the ledger, that of the first is `ledger`. */
export function giveBackBatches(
  { steps, season }: Pick<SeasonStep, 'steps' | 'season'>,
  { takenAway, closesAt, reason }: TakingAwayStage,
  ledger: number,
  context: DecisionContext,
): readonly Batch[] {
  return takenAway.map(({ offer, left }, index): Batch => {
    const own = steps.filter(({ kind, seat }) => kind === 'remove' && seat.takenBy === offer.id);
    const removed = own.map(({ seat }) => seat);
    const taking = { season, ledger: ledger + index, left, removed, closesAt, reason };
    return { changes: giveBack(offer, taking, context).changes, differences: seatDifferences(own) };
  });
}

function noteBatch(
  { current, season, next, ledger }: SeasonStep,
  changing: Changing,
  context: DecisionContext,
): Batch {
  if (!current) throw new Error(`season ${season.id} has nobody who could be booked`);
  const fence = current.fence === undefined ? {} : { fence: current.fence };
  const bridge = bridgeTo(season, next);
  const differences = bridge === season ? [] : differencesBetween(season, bridge, []);
  const version = current.version + 1;
  const record: SeasonApplied = {
    id: context.recordId,
    season: season.id,
    at: context.now,
    who: context.who,
    event: 'season-applied',
    version,
    differences,
    notices: [],
  };
  return {
    changes: [
      { kind: 'raise-ledger', from: ledger },
      { kind: 'put-season', season: bridge, version, ...fence, changing, replaces: current.version },
      ...(differences.length > 0 ? [{ kind: 'add-record', record } as const] : []),
    ],
    differences: [],
  };
}

/** The seats that are added, and those that are removed, whatever else is changed. */
function seatBatches(
  steps: readonly SeatStep[],
  step: SeasonStep,
  { batchSize = MOST_CHANGES }: BatchOptions,
): readonly Batch[] {
  const added = steps.filter(({ kind }) => kind === 'add');
  const removed = steps.filter(({ kind }) => kind === 'remove');
  return [...chunksOf(added, batchSize - 1), ...chunksOf(removed, batchSize - 1)].map((chunk, index) =>
    batchOf(chunk, step, index),
  );
}

/** The step on the seat after its holder has left. */
function vacated(step: SeatStep): SeatStep {
  const { takenBy: _, ...seat } = step.seat;
  return { ...step, seat };
}
