import type { Outlook } from '#domain/capacity/outlook.ts';
import { type Busy, type DecisionContext, type Refused, refuse } from '#domain/decisions/decision.ts';
import { linksReplaced, roomsReplaced } from '#domain/itineraries/replaced-links.ts';
import { reasonSince } from '#domain/offers/day-changes.ts';
import { type AppliedFile, type Replaced, replacedBy } from '#domain/offers/replaced.ts';
import { tellDayChange } from '#domain/program-changes/tell-day-change.ts';
import { answersEndAt, type Season } from '#domain/season/season.ts';
import type { Applied, Changing } from '#domain/season/season-document.ts';
import { hash } from '#domain/values/hash.ts';
import { type Instant, plusHours } from '#domain/values/time.ts';
import { type Batch, fenceBatches } from './batches.ts';
import { type Concerned, concernedBy, isOwedReason } from './concerned.ts';
import { type Broken, dependentOffers } from './dependent-offers.ts';
import { canonical, type Difference, differencesBetween } from './differences.ts';
import { firstUnplaceable, isOtherChoice } from './places-left.ts';
import type {
  BookingStands,
  ChangeUnexplained,
  GivenBackUnplaceable,
  OffersStand,
  SeatsHeld,
  WavesStand,
} from './refusal.ts';
import { giveBackBatches, stagedBatches } from './staged-batches.ts';
import { type Leaving, planLeaving } from './taken-away.ts';
import { wavesCutOff } from './waves-cut-off.ts';

/**
 * The differences that applying a season file makes, and the batches of changes that make them. Both are empty if
 * nothing changes. Batches without differences finish an application that stopped before all seats had their fence, or
 * before everybody was told.
 */
export type SeasonPlan = {
  readonly kind: 'plan';
  readonly differences: readonly Difference[];
  readonly batches: readonly Batch[];
  /** Everybody with a booking who is to be told of a change, in the order of their days and names. */
  readonly concerned: readonly Concerned[];
  /** Until when applicants whose booking is taken away can at least choose again. */
  readonly closesAt: Instant;
  /** Whether somebody is concerned by this very file, and no reason is known yet. */
  readonly owesReason: boolean;
};

/**
 * `done`: the differences already applied, for the record. `files`: what was applied before, oldest first, read after the
 * outlook. `reason`: the program's own words for everybody concerned. `isPreview`: the plan is only shown, so it needs no
 * reason yet. `batchSize`: the most changes in one transaction.
 */
export type PlanOptions = {
  readonly done?: readonly Difference[];
  readonly files?: readonly AppliedFile[];
  readonly reason?: string | undefined;
  readonly isPreview?: boolean;
  readonly batchSize?: number;
};

type PlanRefusal =
  | SeatsHeld
  | BookingStands
  | OffersStand
  | WavesStand
  | GivenBackUnplaceable
  | ChangeUnexplained
  | Busy;

/** An offer can be answered for at least so long (NRMP Match Participation Agreement, 6.2). */
const LEAST_HOURS = 48;

/**
 * Plans the changes that make the season what `next` says. A booked day may change its times or its place: everybody
 * concerned keeps the booking and is told, after the document and its fences, so that applicants who book meanwhile are
 * told as well. A booking that the file takes away is given back whole before the document, and its applicant chooses again.
 * Refused if it takes away what no file may (`booking-stands`, `seats-held`), if it leaves open offers without seats
 * (`offers-stand`, `given-back-unplaceable`), if prepared invitations could not leave anymore (`waves-stand`), if it concerns anybody without a reason (`change-unexplained`), or if the outlook
 * was overtaken while it was read (`busy`). `next` must have no violations (`seasonFaults`). Idempotent: a second plan
 * after the first is applied is empty.
 */
export function planSeason(
  current: Applied | undefined,
  next: Season,
  outlook: Outlook,
  context: DecisionContext,
  options: PlanOptions = {},
): SeasonPlan | Refused<PlanRefusal> {
  if (current && current.season.id !== next.id)
    throw new Error(`season ${next.id} cannot be applied to season ${current.season.id}`);
  const broken = current ? dependentOffers(current.season, next, outlook, context.now) : [];
  if (broken.length > 0)
    return refuse(isOutrun(outlook, broken) ? { kind: 'busy' } : { kind: 'booking-stands', broken });
  if (!isConsistent(outlook)) return refuse({ kind: 'busy' });
  const leaving = planLeaving(current?.season, next, outlook, context.now);
  if (leaving.isOutrun) return refuse({ kind: 'busy' });
  const cutOff = current && wavesCutOff(current.season, next, outlook.offers);
  if (cutOff) return refuse(cutOff);
  if (leaving.fixed.length > 0) return refuse({ kind: 'seats-held', seats: leaving.fixed });
  const draft = draftOf(current, next, outlook, leaving, context.now, options);
  const people = draft.concerned.filter(isOwedReason).length;
  const owesReason = people > 0 && !draft.reason;
  const [usual, least] = [answersEndAt(next, context.now), plusHours(context.now, LEAST_HOURS)].map(
    (closesAt) => ({
      closesAt,
      ...batchesFor(draft, closesAt, context, options),
    }),
  );
  const fitting = usual?.short ? least : usual;
  if (!fitting) throw new Error('a plan needs a window');
  if (fitting.short) return refuse(fitting.short);
  if (owesReason && !options.isPreview) return refuse({ kind: 'change-unexplained', people });
  const { batches, closesAt } = fitting;
  return {
    kind: 'plan',
    differences: draft.differences,
    batches,
    concerned: draft.concerned,
    closesAt,
    owesReason,
  };
}

/** What a file changes and whom it concerns, before it is known until when people can choose again. */
type Draft = {
  readonly current: Applied | undefined;
  readonly next: Season;
  readonly outlook: Outlook;
  readonly leaving: Leaving;
  readonly differences: readonly Difference[];
  readonly concerned: readonly Concerned[];
  readonly reason: string | undefined;
  readonly files: readonly AppliedFile[];
  readonly replaced: Replaced | undefined;
  /** The note that an earlier run of the same file has left. */
  readonly noted: Changing | undefined;
};

function draftOf(
  current: Applied | undefined,
  next: Season,
  outlook: Outlook,
  leaving: Leaving,
  now: Instant,
  options: PlanOptions,
): Draft {
  const files = (options.files ?? []).filter(({ version }) => version <= (current?.version ?? 0));
  const found = differencesBetween(current?.season, next, leaving.steps);
  const noted = current?.changing?.to === hash(canonical(next)) ? current.changing : undefined;
  const isAbandoned = current?.changing !== undefined && !noted && found.length === 0;
  const differences: readonly Difference[] = isAbandoned ? [{ kind: 'document' }] : found;
  const isInForce = differences.length === 0;
  const links = current ? linksReplaced(current.season, next, now) : [];
  const concerned = current
    ? concernedBy(current.season, next, outlook.offers, {
        ...{ now, links, files, leaving: leaving.offers, isInForce },
      })
    : [];
  const rooms = current ? roomsReplaced(current.season, next, now) : [];
  const replaced = current && replacedBy(current.season, next, { links, rooms });
  const reason = noted?.reason || options.reason?.trim() || undefined;
  return { current, next, outlook, leaving, differences, concerned, reason, files, replaced, noted };
}

/** The batches with the window `closesAt`, and for whom they would leave no seat. */
function batchesFor(draft: Draft, closesAt: Instant, context: DecisionContext, options: PlanOptions) {
  const { current, next, outlook, leaving, differences, reason, noted } = draft;
  const season = current?.season ?? next;
  const takenAway = draft.concerned.flatMap((each) => each.takenAway ?? []);
  const notes = takenAway.length > 0 && !noted && differences.length > 0 ? 1 : 0;
  const version = (current?.version ?? 0) + (differences.length > 0 ? 1 + notes : 0);
  const isNewChoice = current !== undefined && isOtherChoice(current.season, next);
  const displaces =
    current !== undefined &&
    (isNewChoice ||
      takenAway.length > 0 ||
      current.changing !== undefined ||
      leaving.steps.some(({ kind }) => kind !== 'add'));
  const changing =
    notes > 0 ? { to: hash(canonical(next)), reason: reason ?? '', by: nameOf(context) } : undefined;
  const stage = { takenAway, closesAt, reason, changing };
  const step = {
    ...{
      current,
      season,
      next,
      seats: outlook.seats,
      ledger: outlook.ledger,
      steps: leaving.steps,
      differences,
      displaces,
    },
    fence: isNewChoice ? version : current?.fence,
    replaced: draft.replaced,
    reason,
  };
  const batches =
    differences.length > 0
      ? stagedBatches(step, stage, context, options)
      : [
          ...giveBackBatches(step, stage, outlook.ledger, context),
          ...fenceBatches(outlook.seats, current?.fence, options),
        ];
  const short = displaces ? firstUnplaceable(season, outlook, batches, takenAway.length) : undefined;
  return { batches: [...batches, ...tellingBatches(draft, version, context)], ...(short ? { short } : {}) };
}

function tellingBatches(
  { concerned, next, reason, files }: Draft,
  version: number,
  context: DecisionContext,
): readonly Batch[] {
  return concerned
    .filter(({ takenAway }) => !takenAway)
    .map(({ offer, changes, byThisFile }) => {
      const why = byThisFile ? reason : reasonSince(offer, files);
      const news = { season: next, version, changes, reason: why };
      return { changes: tellDayChange(offer, news, context).changes, differences: [] };
    });
}

function nameOf({ who }: DecisionContext): string {
  return who.kind === 'program' ? who.name : who.kind;
}

/** Whether an offer that is broken was read as open and has been booked since, so that what it booked is not known. */
function isOutrun({ offers, seats }: Outlook, broken: readonly Broken[]): boolean {
  const open = new Set(offers.filter(({ state }) => state === 'open').map(({ id }) => id));
  const named = new Set(broken.flatMap((each) => each.offers));
  return seats.some(({ takenBy = '' }) => open.has(takenBy) && named.has(takenBy));
}

/**
 * Seats are read after the offers: an applicant can have been invited and have booked in between. A holder that is known
 * to be no offer is none of those; its seats stay as they are.
 */
function isConsistent({ offers, seats, unknownHolders = [] }: Outlook): boolean {
  const known = new Set([...offers.map(({ id }) => id), ...unknownHolders]);
  return seats.every(({ takenBy }) => takenBy === undefined || known.has(takenBy));
}
