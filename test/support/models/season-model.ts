import type { Choice, OfferState } from '#domain/offers/offer.ts';
import type { Season } from '#domain/season/season.ts';
import type { Seat } from '#domain/seats/seat.ts';
import { offerOf } from '#test/support/builders/season.ts';
import { canAllSit, whileItsTracks } from './brute-force.ts';

/** The state of an offer in the model. Times are milliseconds. */
export type ModelOffer = {
  readonly id: string;
  readonly track: string;
  state: OfferState;
  readonly closes: number;
  version: number;
  generation: number;
  sequence: number;
  /** The applicant's own moves, and when the last one was. */
  moves?: { readonly count: number; readonly lastAt: number };
  choice?: Choice | undefined;
};

/**
 * A minimal season: the state of each offer, and the holder of each seat. It computes the expected answer by trying
 * every seat, and is told which of the right seats was taken.
 */
export type Model = { now: number; readonly season: Season; readonly offers: ModelOffer[]; seats: Seat[] };

export type By = { readonly program: boolean; readonly reason: boolean };

const HOUR = 3_600_000;
const startHour = { morning: 13, afternoon: 18 } as const;

/** What should be answered to a booking or a move: `granted`, `repeat`, or the kind of the refusal. */
export function answerTo(
  model: Model,
  offer: ModelOffer,
  choice: Choice,
  asked: { readonly action: 'book' | 'move'; readonly version?: number | undefined; readonly by: By },
): string {
  if (offer.state === 'booked' && String(offer.choice?.option) === choice.option && same(offer, choice))
    return 'repeat';
  if (asked.action === 'book') {
    if (offer.state === 'booked') return 'already-booked';
    if (offer.state !== 'open') return 'offer-closed';
    if (model.now >= offer.closes) return 'window-closed';
  } else {
    if (offer.state === 'open') return 'not-booked';
    if (offer.state !== 'booked') return 'offer-closed';
    if (asked.version !== undefined && asked.version !== offer.sequence + 2) return 'changed-meanwhile';
  }
  const touched = [...startsOf(choice), ...(offer.choice ? startsOf(offer.choice) : [])];
  if (touched.some((at) => model.now >= at - (asked.by.program ? 0 : 24 * HOUR))) return 'day-closed';
  if (asked.action === 'move' && owesReason(model, touched, asked.by)) return 'reason-needed';
  const { count = 0, lastAt = 0 } = offer.moves ?? {};
  if (asked.action === 'move' && !asked.by.program && count >= 10 && model.now < lastAt + HOUR)
    return 'moved-too-often';
  return seatAnswer(model, offer, choice);
}

/** What should be answered to a cancel. */
export function answerToCancel(model: Model, offer: ModelOffer, by: By, version?: number): string {
  if (offer.state === 'canceled') return 'repeat';
  if (offer.state === 'open') return 'not-booked';
  if (offer.state !== 'booked' || !offer.choice) return 'offer-closed';
  if (version !== undefined && version !== offer.sequence + 2) return 'changed-meanwhile';
  if (startsOf(offer.choice).some((at) => model.now >= at)) return 'day-closed';
  return owesReason(model, startsOf(offer.choice), by) ? 'reason-needed' : 'granted';
}

/** What should be answered to a decline. */
export function answerToDecline(model: Model, offer: ModelOffer): string {
  if (offer.state === 'declined') return 'repeat';
  if (offer.state === 'booked') return 'already-booked';
  if (offer.state !== 'open') return 'offer-closed';
  return model.now >= offer.closes ? 'window-closed' : 'granted';
}

/** Whether every open offer has a place, together with a number of new ones of a track. */
export function hasRoomFor(model: Model, more: readonly ModelOffer[], seats = model.seats): boolean {
  const waiting = [...model.offers, ...more].filter((offer) => offer.state === 'open');
  const offers = waiting.map(({ id, track, closes }) =>
    offerOf(track, id, { closesAt: new Date(closes).toISOString() as never }),
  );
  return canAllSit(model.season, seats, offers, whileItsTracks);
}

/** The seats on which the offer could sit as it chose, one list for each day. */
export function seatsFor({ seats }: Model, { id, track }: ModelOffer, choice: Choice): Seat[][] {
  return choice.option
    .split('_')
    .map((on, index) =>
      seats.filter(
        (seat) =>
          seat.on === on &&
          seat.start === choice.starts[index] &&
          seat.tracks.includes(track) &&
          (seat.takenBy ?? id) === id,
      ),
    );
}

function seatAnswer(model: Model, offer: ModelOffer, choice: Choice): string {
  const [first = [], second] = seatsFor(model, offer, choice);
  const ways = second ? first.flatMap((one) => second.map((two) => [one, two])) : first.map((one) => [one]);
  if (ways.length === 0) return 'start-full';
  const others = { ...model, offers: model.offers.filter((each) => each !== offer) };
  return ways.some((way) => hasRoomFor(others, [], seated(model.seats, offer.id, way)))
    ? 'granted'
    : 'needed-by-others';
}

/** The seats, if the offer sat on `place` and nowhere else. */
export function seated(seats: readonly Seat[], id: string, place: readonly Seat[]): Seat[] {
  return seats.map(({ takenBy, ...seat }) => {
    const is = place.some(
      (each) => each.on === seat.on && each.start === seat.start && each.number === seat.number,
    );
    const holder = is ? id : takenBy === id ? undefined : takenBy;
    return holder === undefined ? seat : { ...seat, takenBy: holder };
  });
}

function owesReason(model: Model, starts: readonly number[], by: By): boolean {
  return by.program && !by.reason && starts.some((at) => at - model.now < 14 * 24 * HOUR);
}

/** When the starts begin: the sample is in New York's winter throughout. */
function startsOf(choice: Choice): number[] {
  return choice.option
    .split('_')
    .map((on, index) => Date.parse(`${on}T${startHour[choice.starts[index] ?? 'morning']}:00Z`));
}

function same(offer: ModelOffer, choice: Choice): boolean {
  return String(offer.choice?.starts) === String(choice.starts);
}
