import type { Offer, OfferState } from '#domain/offers/offer.ts';
import { admits, isFree, labelOf, type Seat, type StartKey } from '#domain/seats/seat.ts';
import type { Sequential } from './linearizable.ts';

/** A request, in the words of the season. A start is written as `2030-11-19 morning`. */
export type Op =
  | {
      readonly kind: 'book' | 'move';
      readonly offer: string;
      readonly starts: readonly string[];
      readonly version?: number;
    }
  | { readonly kind: 'cancel'; readonly offer: string; readonly version?: number }
  | { readonly kind: 'decline'; readonly offer: string }
  | { readonly kind: 'see-offer'; readonly offer: string }
  | { readonly kind: 'see-start'; readonly start: string };

/** An offer as anybody may see it: `starts` are those of its booking. */
export type Seen = {
  readonly state: OfferState;
  readonly version: number;
  readonly starts: readonly string[];
};

/** How many seats of each label a start has free. */
export type FreeSeats = Readonly<Record<string, number>>;

export type Answer =
  | { readonly kind: 'granted'; readonly offer: Seen }
  | { readonly kind: 'refused'; readonly why: string; readonly start?: string }
  | { readonly kind: 'seen'; readonly offer: Seen }
  | { readonly kind: 'free'; readonly seats: FreeSeats };

/** `labels` are those of the seats that the offer holds, start by start. */
type OfferNow = Seen & { readonly track: string; readonly labels: readonly string[] };

export type SeasonNow = {
  readonly offers: Readonly<Record<string, OfferNow>>;
  readonly free: Readonly<Record<string, FreeSeats>>;
};

export function startText({ on, start }: StartKey): string {
  return `${on} ${start}`;
}

export function seenOf({ state, version, booking }: Offer): Seen {
  return { state, version, starts: (booking?.seats ?? []).map(startText) };
}

export function freeIn(seats: readonly Seat[]): FreeSeats {
  const labels = [...new Set(seats.map(labelOf))].sort();
  return Object.fromEntries(
    labels.map((label) => [label, seats.filter((seat) => isFree(seat) && labelOf(seat) === label).length]),
  );
}

/**
 * What answers mean when requests come one at a time, for a season in which every open offer has a place of its own in
 * reserve. Granted: done now or before, and the offer is as it was answered. Refused: nothing is done, and the one fact
 * that the refusal states is true at that moment.
 */
export function oneAtATime(
  offers: readonly Offer[],
  seats: readonly Seat[],
): Sequential<SeasonNow, Op, Answer> {
  const starts = Map.groupBy(seats, startText);
  const initial: SeasonNow = {
    offers: Object.fromEntries(
      offers.map((offer) => [offer.id, { ...seenOf(offer), track: offer.seatedAs, labels: [] }]),
    ),
    free: Object.fromEntries([...starts].map(([start, there]) => [start, freeIn(there)])),
  };
  return { initial, after };
}

function after(now: SeasonNow, op: Op, answer: Answer | undefined): readonly SeasonNow[] {
  if (op.kind === 'see-start')
    return !answer || (answer.kind === 'free' && same(answer.seats, now.free[op.start])) ? [now] : [];
  const offer = now.offers[op.offer];
  if (!offer) return [];
  if (op.kind === 'see-offer')
    return !answer || (answer.kind === 'seen' && same(answer.offer, seen(offer))) ? [now] : [];
  if (answer?.kind === 'refused') return isTrue(now, op, offer, answer) ? [now] : [];
  const done = [...(isRepeat(op, offer) ? [now] : []), ...carriedOut(now, op, offer)];
  if (!answer) return [now, ...done];
  return done.filter((next) => answer.kind === 'granted' && same(answer.offer, seen(next.offers[op.offer])));
}

type Change = Exclude<Op, { kind: 'see-offer' | 'see-start' }>;

function isRepeat(op: Change, offer: OfferNow): boolean {
  if (op.kind === 'cancel') return offer.state === 'canceled';
  if (op.kind === 'decline') return offer.state === 'declined';
  return offer.state === 'booked' && same(offer.starts, op.starts);
}

/** Every season that carrying out the request may leave behind: any free seat that admits the track may be taken. */
function carriedOut(now: SeasonNow, op: Change, offer: OfferNow): readonly SeasonNow[] {
  if (isRepeat(op, offer) || ('version' in op && op.version !== undefined && op.version !== offer.version))
    return [];
  if (offer.state !== (op.kind === 'book' || op.kind === 'decline' ? 'open' : 'booked')) return [];
  if (op.kind === 'decline') return [put(now, op, offer, { state: 'declined' }, now.free)];
  if (op.kind === 'cancel') {
    const change = { state: 'canceled', starts: [], labels: [] } as const;
    return [put(now, op, offer, change, exchanged(now.free, offer.starts, offer.labels, 1))];
  }
  const choices = op.starts.map((start) => labelsFor(now, offer, start));
  return combinations(choices).map((labels) => {
    const freed = exchanged(now.free, offer.starts, offer.labels, 1);
    const free = exchanged(freed, op.starts, labels, -1);
    return put(now, op, offer, { state: 'booked', starts: op.starts, labels }, free);
  });
}

function put(
  now: SeasonNow,
  op: Change,
  offer: OfferNow,
  change: Partial<OfferNow>,
  free: SeasonNow['free'],
): SeasonNow {
  const next = { ...offer, ...change, version: offer.version + 1 };
  return { offers: { ...now.offers, [op.offer]: next }, free };
}

/** The labels of the seats that the offer may sit in: of the one it holds there already, or of those that are free. */
function labelsFor(now: SeasonNow, offer: OfferNow, start: string): readonly string[] {
  const held = offer.labels[offer.starts.indexOf(start)];
  if (held !== undefined) return [held];
  return Object.entries(now.free[start] ?? {})
    .filter(
      ([label, free]) => free > 0 && admits({ tracks: label.split(' ') } as unknown as Seat, offer.track),
    )
    .map(([label]) => label);
}

/** The seats that are free once those of `starts` are taken (`by` -1) or given back (1). */
function exchanged(
  free: SeasonNow['free'],
  starts: readonly string[],
  labels: readonly string[],
  by: 1 | -1,
): SeasonNow['free'] {
  const left: Record<string, FreeSeats> = { ...free };
  for (const [index, start] of starts.entries()) {
    const label = labels[index] ?? '';
    left[start] = { ...left[start], [label]: (left[start]?.[label] ?? 0) + by };
  }
  return left;
}

function combinations(choices: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return choices.reduce<readonly (readonly string[])[]>(
    (heads, labels) => heads.flatMap((head) => labels.map((label) => [...head, label])),
    [[]],
  );
}

/** Whether the fact that a refusal states is true. */
function isTrue(
  now: SeasonNow,
  op: Change,
  offer: OfferNow,
  { why, start = '' }: Extract<Answer, { kind: 'refused' }>,
): boolean {
  switch (why) {
    case 'start-full':
      return labelsFor(now, offer, start).length === 0;
    case 'already-booked':
      return offer.state === 'booked' && !isRepeat(op, offer);
    case 'not-booked':
      return offer.state === 'open';
    case 'offer-closed':
      return ['canceled', 'declined'].includes(offer.state) && !isRepeat(op, offer);
    case 'changed-meanwhile':
      return 'version' in op && offer.state === 'booked' && op.version !== offer.version;
    default:
      return false;
  }
}

function seen(offer: OfferNow | undefined): Seen | undefined {
  return offer && { state: offer.state, version: offer.version, starts: offer.starts };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
