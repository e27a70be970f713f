import { type DayChange, daysToMail } from '#domain/offers/day-changes.ts';
import type { LeftStart } from '#domain/offers/left-start.ts';
import type { DayPlace } from '#domain/offers/replaced.ts';
import type { Season } from '#domain/season/season.ts';
import type { Concerned, TakenAway } from '#domain/season-plan/concerned.ts';
import type { SeasonPlan } from '#domain/season-plan/plan-season.ts';
import { type Instant, wallClock } from '#domain/values/time.ts';
import { clockWords, shortInstant } from '#functions/wording/clock-words.ts';
import { shortDay } from '#functions/wording/days.ts';
import { isolated, oneLine } from '#functions/wording/one-line.ts';
import { formatOf } from '#functions/wording/visit-words.ts';

/** Everybody with a booking whom a season file concerns, one line each below a line with their number and that of the mails. */
export function describeConcerned(
  season: Season,
  { concerned, closesAt }: Pick<SeasonPlan, 'concerned' | 'closesAt'>,
): readonly string[] {
  if (concerned.length === 0) return [];
  const mails = concerned.reduce((sum, each) => sum + mailsForConcerned(each), 0);
  const people = concerned.length === 1 ? '1 person' : `${concerned.length} people`;
  return [
    `Concerned: ${people} with a booking. To be sent: ${counted(mails)}.`,
    ...concerned.map((each) => `  ${personLine(season, each, closesAt)}`),
  ];
}

/** One message for each day that changes or goes (docs/decisions/0005); of links to join alone, one. */
export function mailsForConcerned({ takenAway, changes }: Concerned): number {
  return takenAway ? takenAway.offer.booking.seats.length : daysToMail(changes).length;
}

function personLine(season: Season, each: Concerned, closesAt: Instant): string {
  const { applicant, id } = each.offer;
  const what = concernedInWords(season, each, closesAt);
  return `${isolated(applicant.name)} <${oneLine(applicant.email)}> (${id}): ${what}. ${counted(mailsForConcerned(each))}`;
}

/** What becomes of the booked days of one person, without the name. */
export function concernedInWords(season: Season, each: Concerned, closesAt: Instant): string {
  return each.takenAway
    ? takenAwayWords(season, each.takenAway, closesAt)
    : each.changes.map((change) => dayChangeWords(season, change)).join('; ');
}

/** `Mon, Nov 16, morning and Tue, Nov 17, morning: both days of the pair are given back, to choose again by Fri, ...` */
function takenAwayWords(season: Season, { offer, left }: TakenAway, closesAt: Instant): string {
  const { seats } = offer.booking;
  const days = seats.map(({ on, start }, index) => {
    const told = left[index];
    return `${shortDay(on)}, ${start}${told ? `, ${timesOfStart(season, told)}` : ''}`;
  });
  const what = seats.length > 1 ? 'both days of the pair are given back' : 'the day is given back';
  const until = closesAt > offer.closesAt ? closesAt : offer.closesAt;
  return `${days.join(' and ')}: ${what}, to choose again by ${shortInstant(until, season.program.zone)}`;
}

/** `Mon, Nov 16, morning: time changes from 8:00 AM – 12:30 PM to 8:30 AM – 1:00 PM` */
export function dayChangeWords(season: Season, { was, now, places, link }: DayChange): string {
  const [from, to] = [timesOfStart(season, was), timesOfStart(season, now)];
  const place = places ? `place changes from ${placeWords(places.was)} to ${placeWords(places.now)}` : '';
  const time = from === to ? '' : `time changes from ${from} to ${to}`;
  return `${shortDay(was.on)}, ${was.name}: ${[time, place, link ? 'the link to join changes' : ''].filter(Boolean).join(', ')}`;
}

function placeWords(place: DayPlace | undefined): string {
  return place ? formatOf(place) : 'none';
}

function timesOfStart({ program }: Season, { on, at, until }: LeftStart): string {
  const wall = (time: typeof at) => clockWords(wallClock(on, time, program.zone), program.zone).time;
  return `${wall(at)} – ${wall(until)}`;
}

function counted(mails: number): string {
  return mails === 1 ? '1 mail' : `${mails} mails`;
}
