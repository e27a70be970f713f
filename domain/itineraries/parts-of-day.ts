import { agendaBooked, blocksFor } from '#domain/agenda/agenda-for.ts';
import { minuteOfDay, minutesIn } from '#domain/agenda/slots.ts';
import {
  goneSince,
  type Itinerary,
  type ItineraryMeeting,
  type ItineraryPart,
  isNewSince,
  isSamePart,
} from '#domain/offers/itinerary.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { consideredFor } from '#domain/roster/roster.ts';
import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { StartKey } from '#domain/seats/seat.ts';
import { type CalendarDay, type Instant, plusHours } from '#domain/values/time.ts';

/** How to join an interview or a part of its day, and the phones of its people, are shown from so many hours before it begins. */
const NEAR_HOURS = 24;

/** From when on it is shown how to join something that begins at `from`. */
export function nearFrom(from: Instant): Instant {
  return plusHours(from, -NEAR_HOURS);
}

/** Whether something is so near that it is shown how to join it and whom to call. */
export function isNear(
  { from, to }: { readonly from: Instant; readonly to: Instant },
  now: Instant,
): boolean {
  return now >= nearFrom(from) && now < to;
}

/** One part of an applicant's day: a block of the agenda, or an interview in it. */
export type DayPart = {
  readonly from: Instant;
  readonly to: Instant;
  /** Of the block. */
  readonly title: string;
  readonly place?: string;
  readonly joinLink?: string;
  readonly meeting?: ItineraryMeeting;
  /** It is not as the applicant was told before. */
  readonly isNew: boolean;
};

/** A block of a day, in minutes after the midnight of the day on which it begins. */
type BookedBlock = { readonly block: AgendaBlock; readonly from: number; readonly to: number };

/** The blocks of a booked day for the tracks of `offer`; `undefined` if the season has no agenda for it. */
function bookedBlocks(season: Season, offer: Offer, seat: StartKey): readonly BookedBlock[] | undefined {
  const booked = { seatedAs: offer.seatedAs, starts: offer.booking?.seats ?? [] };
  const agenda = agendaBooked(season, booked, seat);
  if (!agenda) return undefined;
  const tracks = consideredFor(offer);
  return timedBlocks({ ...agenda, blocks: blocksFor(agenda, tracks) }, agenda);
}

/** Returns the blocks of an agenda with their times; they are counted from the first block of `whole`, the agenda with all of its blocks. */
export function timedBlocks(agenda: Agenda, whole: Agenda = agenda): readonly BookedBlock[] {
  const minutes = minutesIn(whole);
  return agenda.blocks.map((block) => ({ block, from: minutes(block.at), to: minutes(block.until) }));
}

/** An interview for which something was arranged can be outside its block: the one before it tells what it is. */
function blockAt(blocks: readonly BookedBlock[], minute: number): AgendaBlock | undefined {
  const withInterviews = blocks.filter(({ block }) => block.interviews);
  return (withInterviews.findLast(({ from }) => from <= minute) ?? withInterviews[0])?.block;
}

/** Returns the block of the agenda in which an applicant has an interview that begins so many minutes after the midnight of `on`. */
export function interviewBlock(
  season: Season,
  offer: Offer,
  on: CalendarDay,
  minute: number,
): AgendaBlock | undefined {
  const seat = offer.booking?.seats.find((each) => each.on === on);
  return seat && blockAt(bookedBlocks(season, offer, seat) ?? [], minute);
}

/**
 * Returns the parts of a booked day of `offer` in the order of time, on the agenda of its start; none if the season has none.
 * Once interviews are published, they stand in place of their block.
 */
export function partsOfDay(season: Season, offer: Offer, key: StartKey): readonly DayPart[] {
  const itinerary = itineraryOf(offer, key);
  const earlier = itinerary && toldEarlier(itinerary);
  return partsNow(season, offer, key, itinerary).map((part) => ({
    ...part,
    isNew:
      (itinerary && part.meeting ? isNewSince(itinerary, part.meeting) : false) ||
      (earlier ? kept([part]).some((each) => !isAmong(earlier, each)) : false),
  }));
}

/** Returns what is kept of a day once the applicant is told of it, so that it is known when that no longer holds. */
export function partsToTell(season: Season, offer: Offer, key: StartKey): readonly ItineraryPart[] {
  return kept(partsNow(season, offer, key, itineraryOf(offer, key)));
}

/** Whether the agenda of a day that an applicant was told no longer is as it was then. */
export function isToldOtherwise(season: Season, offer: Offer, on: CalendarDay): boolean {
  const itinerary = offer.itineraries?.find((each) => each.on === on);
  if (!itinerary?.parts) return false;
  const { parts } = itinerary;
  const now = partsToTell(season, offer, itinerary);
  return now.length !== parts.length || now.some((part) => !isAmong(parts, part));
}

/** Returns the itineraries of an offer once the applicant has been told of them again: nothing differs from what they were told last. */
export function onceToldAgain(season: Season, offer: Offer): readonly Itinerary[] {
  return (offer.itineraries ?? []).map(({ before: _, partsBefore: __, ...itinerary }) => ({
    ...itinerary,
    parts: partsToTell(season, offer, itinerary),
  }));
}

function partsNow(
  season: Season,
  offer: Offer,
  { on, start }: StartKey,
  itinerary: Itinerary | undefined,
): readonly Omit<DayPart, 'isNew'>[] {
  const blocks = bookedBlocks(season, offer, { on, start }) ?? [];
  const span = (from: number, to: number) => ({
    from: minuteOfDay(on, from, season.program.zone),
    to: minuteOfDay(on, to, season.program.zone),
  });
  return blocks
    .flatMap(({ block, from, to }): readonly Omit<DayPart, 'isNew'>[] => {
      const { title, place, joinLink } = block;
      const where = { ...(place ? { place } : {}), ...(joinLink ? { joinLink } : {}) };
      if (!block.interviews || !itinerary) return [{ ...span(from, to), title, ...where }];
      return itinerary.meetings
        .filter((meeting) => blockAt(blocks, meeting.from) === block)
        .map((meeting) => ({ ...span(meeting.from, meeting.to), title, ...where, meeting }));
    })
    .toSorted((one, other) => Date.parse(one.from) - Date.parse(other.from));
}

function itineraryOf({ itineraries }: Pick<Offer, 'itineraries'>, { on, start }: StartKey) {
  return itineraries?.find((each) => each.on === on && each.start === start);
}

/** What a difference is measured against: what was told before the last telling, or what was told last, where the season has changed since. */
function toldEarlier({ parts, partsBefore }: Itinerary): readonly ItineraryPart[] | undefined {
  return partsBefore ?? parts;
}

function kept(parts: readonly Omit<DayPart, 'isNew'>[]): readonly ItineraryPart[] {
  return parts
    .filter(({ meeting, place }) => !meeting || place)
    .map(({ from, to, title, place, meeting }) => ({
      ...{ from, to },
      ...(meeting ? {} : { title }),
      ...(place ? { place } : {}),
    }));
}

function isAmong(parts: readonly ItineraryPart[], part: ItineraryPart): boolean {
  return parts.some((each) => isSamePart(each, part));
}

/** Returns what the applicant was told before of a booked day and does not hold anymore, in the order of time. */
export function partsGone(season: Season, offer: Offer, key: StartKey): readonly DayPart[] {
  const itinerary = itineraryOf(offer, key);
  if (!itinerary) return [];
  const { zone } = season.program;
  const now = partsToTell(season, offer, key);
  const blocks = (toldEarlier(itinerary) ?? []).flatMap((part): DayPart[] =>
    part.title === undefined || isAmong(now, part) ? [] : [{ ...part, title: part.title, isNew: false }],
  );
  const interviews = goneSince(itinerary).map((meeting) => ({
    from: minuteOfDay(key.on, meeting.from, zone),
    to: minuteOfDay(key.on, meeting.to, zone),
    ...{ title: '', meeting, isNew: false },
  }));
  return [...blocks, ...interviews].toSorted((one, other) => Date.parse(one.from) - Date.parse(other.from));
}
