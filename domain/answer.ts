import type { Change, Moment } from './decision.ts';
import { type Booking, type Choice, type Offer, shownVersion } from './offer.ts';
import type { Outlook } from './placement.ts';
import type { ChangeRecord, Notice } from './record.ts';
import type { Refusal } from './refusal.ts';
import { changesCloseAt, dayOf, type Season, startOf, startsAt, trackOf } from './season.ts';
import type { Seat, StartKey } from './seat.ts';
import { hoursBetween } from './time.ts';

/**
 * What was read before an answer to an offer is decided. With an outlook, `seats` are the outlook's. `version` and `fence`
 * are those of the season's document; without a version, only seats that have no fence can be taken.
 */
export type Standing = {
  readonly season: Season;
  readonly version?: number;
  readonly fence?: number;
  readonly offer: Offer;
  readonly seats: readonly Seat[];
  readonly outlook?: Outlook;
};

/** A move or cancel by the programme closer to the interview than this needs a written reason (NRMP asks for notice). */
const REASON_HOURS = 14 * 24;

/** Why the offer cannot be answered now, if it cannot. */
export function whyUnanswerable(offer: Offer, moment: Pick<Moment, 'now'>): Refusal | undefined {
  if (offer.state === 'booked') return { kind: 'already-booked' };
  if (offer.state !== 'open') return { kind: 'offer-closed', state: offer.state };
  if (moment.now >= offer.closesAt) return { kind: 'window-closed', closedAt: offer.closesAt };
  return undefined;
}

/** Why there is no booking to change, if so. `version` is the one that the requester was shown. */
export function whyUnchangeable(offer: Offer, version: number | undefined): Refusal | undefined {
  if (offer.state === 'open') return { kind: 'not-booked' };
  if (offer.state !== 'booked') return { kind: 'offer-closed', state: offer.state };
  if (version !== undefined && version !== shownVersion(offer)) return { kind: 'changed-meanwhile' };
  return undefined;
}

/** Why the choice is not to be trusted, if so: it was made on a page of the season's version `seen`, before its fence. */
export function whyOutdated({ fence = 0 }: Standing, seen = fence): Refusal | undefined {
  return seen < fence ? { kind: 'choice-changed' } : undefined;
}

/** Why this option with these starts is not to be had by anybody of the track, if so. */
export function whyUnknown(season: Season, offer: Offer, choice: Choice): Refusal | undefined {
  const option = trackOf(season, offer.seatedAs).options.find((each) => each.id === choice.option);
  if (!option) return { kind: 'unknown-option', option: choice.option };
  const known = option.days.every((on, index) =>
    dayOf(season, on).starts.some((start) => start.name === choice.starts[index]),
  );
  if (!known || choice.starts.length !== option.days.length)
    return { kind: 'unknown-start', option: choice.option };
  return undefined;
}

/** Why the starts can no longer be taken or left, if so. The programme may until they begin. */
export function whyTooLate(
  season: Season,
  starts: readonly StartKey[],
  moment: Pick<Moment, 'now' | 'who'>,
): Refusal | undefined {
  return moment.who.kind === 'applicant'
    ? whyPast(season, starts, changesCloseAt, moment)
    : whyBegun(season, starts, moment);
}

/** Why it is over, if the first of the starts has begun. */
export function whyBegun(
  season: Season,
  starts: readonly StartKey[],
  moment: Pick<Moment, 'now'>,
): Refusal | undefined {
  return whyPast(season, starts, startsAt, moment);
}

function whyPast(
  season: Season,
  starts: readonly StartKey[],
  limit: typeof startsAt,
  moment: Pick<Moment, 'now'>,
): Refusal | undefined {
  for (const key of starts) {
    const start = startOf(season, key);
    const closedAt = start && limit(season, key.on, start);
    if (closedAt && moment.now >= closedAt) return { kind: 'day-closed', on: key.on, closedAt };
  }
  return undefined;
}

/** Whether the programme owes the applicant a written reason for touching these starts. */
export function owesReason(
  season: Season,
  starts: readonly StartKey[],
  moment: Moment,
  reason?: string,
): boolean {
  if (moment.who.kind !== 'programme' || reason?.trim()) return false;
  return starts.some((key) => {
    const start = startOf(season, key);
    return start !== undefined && hoursBetween(moment.now, startsAt(season, key.on, start)) < REASON_HOURS;
  });
}

/** What a change leaves on record, beyond what every change does. */
type Entry = Pick<ChangeRecord, 'what' | 'notices'> & Partial<ChangeRecord>;

/** Puts the changed offer in place of the one that was read, and records it. Every change of an offer ends so. */
export function putAndRecord(
  offer: Offer,
  moment: Moment,
  change: Partial<Offer>,
  entry: Entry,
): readonly Change[] {
  const after = { ...offer, ...change, version: offer.version + 1, changedAt: moment.now };
  const record: ChangeRecord = {
    id: moment.recordId,
    season: offer.season,
    offer: offer.id,
    at: moment.now,
    who: moment.who,
    version: after.version,
    ...(after.sequence === undefined ? {} : { sequence: after.sequence }),
    ...entry,
  };
  return [
    { kind: 'put-offer', offer: after, replaces: offer.version },
    { kind: 'add-record', record },
  ];
}

/** SEQUENCE of the calendar entries after one more change: 0 for the first booking. */
export function nextSequence(offer: Offer): number {
  return offer.sequence === undefined ? 0 : offer.sequence + 1;
}

/**
 * One message for each day of which the calendar entry changes between the bookings: its start, or whether it is one of
 * two days. Where something still stands the first day does, so that the first message never takes out what was moved.
 */
export function calendarNotices(
  offer: Offer,
  before: Booking | undefined,
  after: Booking | undefined,
): Notice[] {
  return ([1, 2] as const)
    .filter((part) => {
      const [was, is] = [before?.seats[part - 1], after?.seats[part - 1]];
      if (was?.on !== is?.on || was?.start !== is?.start) return true;
      return was !== undefined && before?.seats.length !== after?.seats.length;
    })
    .map((part) => ({ kind: 'offer', to: offer.applicant.email, part }));
}

/** One message that carries no calendar entry. */
export function plainNotice(offer: Offer): Notice[] {
  return [{ kind: 'offer', to: offer.applicant.email }];
}
