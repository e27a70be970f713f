import type { Outlook } from '#domain/capacity/outlook.ts';
import { openDemand, shortfall } from '#domain/capacity/placement.ts';
import { type Busy, type DecisionContext, type Refused, refuse } from '#domain/decisions/decision.ts';
import type { Season } from '#domain/season/season.ts';
import type { Applied } from '#domain/season/season-document.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { type Batch, batchesOf, fenceBatches, seatsAfter } from './batches.ts';
import { dependentOffers } from './dependent-offers.ts';
import { canonical, type Difference, differencesBetween } from './differences.ts';
import { planSeats } from './plan-seats.ts';
import type { BookingStands, OffersStand, SeatsHeld } from './refusal.ts';

/**
 * The differences that applying a season file makes, and the batches of changes that make them. Both are empty if
 * nothing changes. Batches without differences finish an application that stopped before all seats had their fence.
 */
export type SeasonPlan = {
  readonly kind: 'plan';
  readonly differences: readonly Difference[];
  readonly batches: readonly Batch[];
};

/** `done`: the differences already applied, for the record. `batchSize`: the most changes in one transaction. */
export type PlanOptions = { readonly done?: readonly Difference[]; readonly batchSize?: number };

/**
 * Plans the changes that make the season what `next` says. Refused if they remove held seats (`seats-held`),
 * something else on which an offer depends (`booking-stands`), or the last seats of open offers (`offers-stand`); or
 * if the outlook has a seat whose holder it does not know and must be read again (`busy`). `next` must have no
 * violations (`seasonFaults`). Idempotent: a second plan after the first is applied is empty.
 */
export function planSeason(
  current: Applied | undefined,
  next: Season,
  outlook: Outlook,
  context: DecisionContext,
  options: PlanOptions = {},
): SeasonPlan | Refused<SeatsHeld | BookingStands | OffersStand | Busy> {
  if (current && current.season.id !== next.id)
    throw new Error(`season ${next.id} cannot be applied to season ${current.season.id}`);
  const broken = current ? dependentOffers(current.season, next, outlook.offers, outlook.seats) : [];
  if (broken.length > 0) return refuse({ kind: 'booking-stands', broken });
  if (!isConsistent(outlook)) return refuse({ kind: 'busy' });
  const { steps, held } = planSeats(next, outlook.seats, outlook.offers);
  if (held.length > 0) return refuse({ kind: 'seats-held', seats: held });
  const differences = differencesBetween(current?.season, next, steps);
  const { seats, ledger } = outlook;
  if (differences.length === 0)
    return { kind: 'plan', differences, batches: fenceBatches(seats, current?.fence, options) };
  const isNewChoice = current !== undefined && isOtherChoice(current.season, next);
  const displaces = current !== undefined && (isNewChoice || steps.some(({ kind }) => kind !== 'add'));
  const fence = isNewChoice ? current.version + 1 : current?.fence;
  const step = { current, next, seats, ledger, steps, differences, displaces, fence };
  const batches = batchesOf(step, context, options);
  const short = displaces ? firstUnplaceable(current.season, next, outlook, batches) : undefined;
  return short ? refuse(short) : { kind: 'plan', differences, batches };
}

/**
 * Seats are read after the offers: an applicant can have been invited and have booked in between. A holder that is known
 * to be no offer is none of those; its seats stay as they are.
 */
function isConsistent({ offers, seats, unknownHolders = [] }: Outlook): boolean {
  const known = new Set([...offers.map(({ id }) => id), ...unknownHolders]);
  return seats.every(({ takenBy }) => takenBy === undefined || known.has(takenBy));
}

/** Whether the options, starts, times or closing times differ. */
function isOtherChoice(current: Season, next: Season): boolean {
  return canonical(choosable(current)) !== canonical(choosable(next));
}

function choosable({ program, offers, tracks, days }: Season): unknown {
  return {
    zone: program.zone,
    hours: offers.changesCloseHours,
    tracks: Object.fromEntries(tracks.map(({ id, options }) => [id, options])),
    days: days.map(({ on, starts }) => ({
      on,
      starts: starts.map(({ name, at, until }) => ({ name, at, until })),
    })),
  };
}

/** The first open offers that would have no seat if the application stopped after one of the batches. */
function firstUnplaceable(
  current: Season,
  next: Season,
  outlook: Outlook,
  batches: readonly Batch[],
): OffersStand | undefined {
  let seats: readonly Seat[] = outlook.seats;
  const last = batches.findIndex(({ changes }) => changes.some(({ kind }) => kind === 'put-season'));
  for (const [index, { changes }] of batches.slice(0, last + 1).entries()) {
    seats = seatsAfter(seats, changes);
    const season = index === last ? next : current;
    const short = shortfall(season, seats, openDemand(season, outlook.offers, outlook.seats));
    if (short) return { kind: 'offers-stand', track: short.track, open: short.asked, fits: short.fits };
  }
  return undefined;
}
