import { minuteOfDay } from '#domain/agenda/slots.ts';
import type { MeetingKind } from '#domain/season/agenda-section.ts';
import { endsAt, type Season, type StartName, startOf, startsAt } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import {
  type CalendarDay,
  earlierOf,
  type Instant,
  plusDays,
  type WallTime,
  wallClock,
} from '#domain/values/time.ts';

/** One interview of an applicant, in minutes after the midnight of its day, with the names of those who hold it. */
export type ItineraryMeeting = {
  readonly from: number;
  readonly to: number;
  readonly kind: MeetingKind;
  readonly track: string;
  readonly people: readonly string[];
  /** Their ids in the plan, in the same order; absent in what was told before these were kept. */
  readonly interviewers?: readonly string[];
};

/** One part of a day beside its interviews; of an interview only where it is held, if the agenda says that. */
export type ItineraryPart = {
  readonly from: Instant;
  readonly to: Instant;
  /** Of a block; absent: it is an interview. */
  readonly title?: string;
  readonly place?: string;
};

/**
 * A day of the booking as the applicant was told it: whom they meet, and the parts of the agenda. `edition` is that of the day's plan;
 * `before` and `partsBefore` are what they were told of the day until then, if anything.
 */
export type Itinerary = {
  readonly on: CalendarDay;
  readonly start: StartName;
  readonly edition: number;
  readonly meetings: readonly ItineraryMeeting[];
  readonly before?: readonly ItineraryMeeting[];
  /** Absent in what was told before these were kept. */
  readonly parts?: readonly ItineraryPart[];
  readonly partsBefore?: readonly ItineraryPart[];
};

/** Returns the itineraries that belong to the booking: who moves or cancels has none of the day that was left. */
export function itinerariesOf(
  itineraries: readonly Itinerary[],
  booking: { readonly seats: readonly StartKey[] } | undefined,
): readonly Itinerary[] {
  return itineraries.filter(({ on, start }) =>
    booking?.seats.some((seat) => seat.on === on && seat.start === start),
  );
}

/**
 * When a booked day of an applicant is over: at the end of its start, or of their last interview, where that was arranged to be later.
 * A start that the season no longer has counts until the end of its day.
 */
export function dayEndsAt(
  season: Season,
  { itineraries = [] }: { readonly itineraries?: readonly Itinerary[] | undefined },
  { on, start: name }: StartKey,
): Instant {
  const { zone } = season.program;
  const start = startOf(season, { on, start: name });
  const told = itineraries.find((each) => each.on === on && each.start === name);
  const ends = (told?.meetings ?? []).map(({ to }) => minuteOfDay(on, to, zone));
  const byStart = start ? endsAt(season, on, start) : wallClock(plusDays(on, 1), '00:00' as WallTime, zone);
  return ends.reduce((last, each) => (each > last ? each : last), byStart);
}

/**
 * When a booked day of an applicant begins: at its start, or at their first interview, where that was arranged to be earlier. `undefined`
 * if the season no longer has the start.
 */
export function ownDayBeginsAt(
  season: Season,
  { itineraries = [] }: { readonly itineraries?: readonly Itinerary[] | undefined },
  { on, start: name }: StartKey,
): Instant | undefined {
  const start = startOf(season, { on, start: name });
  const told = itineraries.find((each) => each.on === on && each.start === name);
  const begins = (told?.meetings ?? []).map(({ from }) => minuteOfDay(on, from, season.program.zone));
  return start && begins.reduce((first, each) => earlierOf(first, each), startsAt(season, on, start));
}

/** Whether an interview is new, or at another time or with others than the applicant was told before. */
export function isNewSince({ before }: Pick<Itinerary, 'before'>, meeting: ItineraryMeeting): boolean {
  return before !== undefined && !before.some((each) => isSameMeeting(each, meeting));
}

/** Returns the interviews that the applicant was told before and that are not held, or not like that, anymore. */
export function goneSince({
  before = [],
  meetings,
}: Pick<Itinerary, 'before' | 'meetings'>): readonly ItineraryMeeting[] {
  return before.filter((each) => !meetings.some((other) => isSameMeeting(each, other)));
}

function isSameMeeting(one: ItineraryMeeting, other: ItineraryMeeting): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.kind === other.kind &&
    one.track === other.track &&
    String(one.people) === String(other.people)
  );
}

export function isSamePart(one: ItineraryPart, other: ItineraryPart): boolean {
  return (
    one.from === other.from && one.to === other.to && one.title === other.title && one.place === other.place
  );
}

/** Whether two itineraries of a day hold the same interviews. */
export function areSameMeetings(
  some: readonly ItineraryMeeting[],
  others: readonly ItineraryMeeting[],
): boolean {
  return (
    some.length === others.length && some.every((one) => others.some((other) => isSameMeeting(one, other)))
  );
}
