import type { Unprepared } from '#domain/invitations/invitation-record.ts';
import { endsSoon, isTrackAsked, isUnreached } from '#domain/offers/follow-up.ts';
import type { MailTrouble, Offer } from '#domain/offers/offer.ts';
import type { OutdatedPlan, UnplannedDay } from '#domain/planned-days/plan-needs.ts';
import type { WaitingQuestions } from '#domain/questions/question-counts.ts';
import { byName, consideredFor } from '#domain/roster/roster.ts';
import { EMPTY_DAYS_AHEAD, INVITATIONS_END_DAYS_AHEAD } from '#domain/season/attention-days.ts';
import { changesCloseAt, type Season, startOf, type TrackId } from '#domain/season/season.ts';
import { isFree } from '#domain/seats/seat.ts';
import { dayMissed, type Unanswered } from '#domain/statuses/told-status.ts';
import { inTextOrder } from '#domain/values/text-order.ts';
import { type CalendarDay, dayIn, type Instant, plusDays } from '#domain/values/time.ts';
import type { DigestSource, Stretch } from './digest-input.ts';
import type { TrackFigure } from './figures.ts';
import { type LateChange, lateChangesIn } from './late-changes.ts';
import { recordsIn } from './records-in.ts';
import { shortened, shortName, type Truncated, truncate } from './truncate.ts';

const LONGEST_WHY = 120;

/** Whom to write to, and the offer that commands take. */
type Person = {
  readonly name: string;
  readonly tracks: readonly TrackId[];
  readonly email: string;
  readonly offer: string;
};
export type Unreached = Person & MailTrouble;
/** Whom the clock could not invite anymore, and why. */
export type Unreleased = Person & Pick<Unprepared, 'at' | 'because'>;
/** Who asks for another track after the interview, and has no answer. */
export type Asking = Person & { readonly asked: TrackId; readonly at: Instant };
export type Closing = Person & { readonly closesAt: Instant };

/** That no more invitations can be sent after the day `until`, although `free` seats are left. */
export type InvitationsEnding = {
  readonly until: CalendarDay;
  readonly free: number;
  readonly room: readonly { readonly track: TrackId; readonly room: number }[];
};

/** What a coordinator may need to act on. */
export type Needs = {
  /** Changes of days that are close. */
  readonly late: Truncated<LateChange>;
  /** Applicants with a live offer whom mail does not reach. */
  readonly unreached: Truncated<Unreached>;
  readonly unreleased: Truncated<Unreleased>;
  readonly closing: Truncated<Closing>;
  /** Requests for another track, the oldest first. */
  readonly asking?: Truncated<Asking>;
  /** Upcoming days that can still be booked and have no bookings. */
  readonly emptyDays: readonly CalendarDay[];
  readonly ending?: InvitationsEnding;
  /** Who has no answer although the day is over by which everybody was to be told. */
  readonly unanswered?: { readonly toldBy: CalendarDay; readonly count: number; readonly by: Unanswered };
  /** Published plans of interview days that no longer fit. */
  readonly outdatedPlans?: readonly OutdatedPlan[];
  /** Days that are close, with people and without a published plan. */
  readonly unplannedDays?: readonly UnplannedDay[];
  /** Days whose panel is close, with questions that nobody has published. */
  readonly waitingQuestions?: readonly WaitingQuestions[];
};

/** Returns how many things a coordinator may need to act on. */
export function countNeeds({
  late,
  unreached,
  unreleased,
  closing,
  asking,
  emptyDays,
  ending,
  unanswered,
  outdatedPlans = [],
  unplannedDays = [],
  waitingQuestions = [],
}: Needs): number {
  const people = late.count + unreached.count + unreleased.count + closing.count + (asking?.count ?? 0);
  const days = outdatedPlans.length + unplannedDays.length + waitingQuestions.length + emptyDays.length;
  return people + days + (ending ? 1 : 0) + (unanswered?.count ?? 0);
}

export function needsOf(
  source: DigestSource,
  stretch: Stretch,
  tracks: readonly TrackFigure[],
  at: Instant,
): Needs {
  const byNames = source.offers.toSorted(byName);
  const ending = invitationsEnding(source, tracks, at);
  const unanswered = unansweredIn(source, at);
  const asking = askingIn(source);
  const closing = byNames
    .filter((offer) => endsSoon(offer, at))
    .sort((one, other) => inTextOrder(one.closesAt, other.closesAt));
  return {
    late: truncate(lateChangesIn(source, stretch, at)),
    unreached: truncate(byNames.flatMap(unreachedBy)),
    unreleased: truncate(unreleasedIn(source, stretch)),
    closing: truncate(closing.map((offer) => ({ ...personOf(offer), closesAt: offer.closesAt }))),
    ...(asking.length > 0 ? { asking: truncate(asking) } : {}),
    emptyDays: emptyDays(source, at),
    ...(ending ? { ending } : {}),
    ...(unanswered ? { unanswered } : {}),
    ...(source.outdatedPlans?.length ? { outdatedPlans: source.outdatedPlans } : {}),
    ...(source.unplannedDays?.length ? { unplannedDays: source.unplannedDays } : {}),
    ...(source.waitingQuestions?.length ? { waitingQuestions: source.waitingQuestions } : {}),
  };
}

function askingIn({ offers }: DigestSource): readonly Asking[] {
  return offers
    .flatMap((offer) => {
      const { trackRequest } = offer;
      if (!trackRequest || !isTrackAsked(offer)) return [];
      return [{ ...personOf(offer), asked: trackRequest.track, at: trackRequest.at }];
    })
    .sort((one, other) => inTextOrder(one.at, other.at));
}

/** Whether the applicant is not reached by mail, or has not answered and has little time left. */
export function needsFollowUp(offer: Offer, at: Instant): boolean {
  return isUnreached(offer) || endsSoon(offer, at);
}

function unansweredIn({ season, unanswered: by }: DigestSource, at: Instant): Needs['unanswered'] {
  const toldBy = dayMissed(season, at);
  if (!toldBy || !by) return undefined;
  const count = Object.values(by).reduce((sum, each) => sum + each, 0);
  return count > 0 ? { toldBy, count, by } : undefined;
}

function invitationsEnding(
  { season, seats }: DigestSource,
  tracks: readonly TrackFigure[],
  at: Instant,
): InvitationsEnding | undefined {
  const today = dayIn(season.program.zone, at);
  const { until } = season.offers;
  if (today < plusDays(until, -INVITATIONS_END_DAYS_AHEAD)) return undefined;
  const room = tracks.flatMap(({ track, room = 0 }) => (room > 0 ? [{ track, room }] : []));
  const free = seats.filter((seat) => isFree(seat) && seat.on > today).length;
  return room.length > 0 ? { until, free, room } : undefined;
}

function unreleasedIn({ offers, records }: DigestSource, stretch: Stretch): readonly Unreleased[] {
  return recordsIn(offers, records, stretch).flatMap(({ record, offer }) => {
    if (record.event !== 'unprepared' || record.because === 'taken-back') return [];
    return [{ ...personOf(offer), at: record.at, because: record.because }];
  });
}

function unreachedBy(offer: Offer): Unreached[] {
  const { mailTrouble } = offer;
  if (!mailTrouble || !isUnreached(offer)) return [];
  return [
    {
      ...personOf(offer),
      ...mailTrouble,
      why: shortened(mailTrouble.why, LONGEST_WHY),
    },
  ];
}

function personOf(offer: Offer): Person {
  const { id, applicant } = offer;
  return { name: shortName(applicant.name), tracks: consideredFor(offer), email: applicant.email, offer: id };
}

function emptyDays({ season, seats }: DigestSource, at: Instant): readonly CalendarDay[] {
  const last = plusDays(dayIn(season.program.zone, at), EMPTY_DAYS_AHEAD);
  return season.days
    .filter(({ on }) => {
      const there = seats.filter((seat) => seat.on === on);
      const canBeTaken = there.some((seat) => closesAfter(season, seat, at));
      return on <= last && canBeTaken && there.every(isFree);
    })
    .map(({ on }) => on);
}

function closesAfter(season: Season, key: Parameters<typeof startOf>[1], at: Instant): boolean {
  const start = startOf(season, key);
  return start !== undefined && changesCloseAt(season, key.on, start) > at;
}
