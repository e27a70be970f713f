import type { Interview, InterviewDay } from '#domain/interview-plan/interview-day.ts';
import { type ComingRow, interviewDayOf } from '#domain/interview-plan/interview-day-of.ts';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import { itinerariesOf } from '#domain/offers/itinerary.ts';
import { isAwayOn, isMissedOn } from '#domain/offers/missed-day.ts';
import type { Offer } from '#domain/offers/offer.ts';
import type { PublishStanding } from '#domain/planned-days/publish-plan.ts';
import { type RosterRow, rosterOf } from '#domain/roster/roster.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';

/** A day of a season by its name. */
export type DayName = { readonly season: string; readonly on: CalendarDay };

/** Everything about an interview day: what is planned of it, who comes and who is there, as it is now. */
export type LoadedDay = PublishStanding & {
  readonly document: Season;
  readonly rows: readonly RosterRow[];
  /** Those of the rows, by their offers, who have not come: no plan counts on them, and nobody tells them. */
  readonly absent: ReadonlyMap<string, Offer>;
  /** Those who come, and for whom the season has no agenda. They are not among the guests of the day. */
  readonly withoutAgenda: readonly RosterRow[];
  /** Of everybody who comes, is there, or is in a plan: applicants by their offers. */
  readonly names: ReadonlyMap<string, string>;
};

/** Who can interview on the days of the season. */
export type InterviewersOf = () => Promise<readonly Interviewer[]>;

/** Reads an interview day, in one round trip. Throws `NotFound` if the season was not applied. */
export async function loadDay(
  store: Store,
  { season, on }: DayName,
  interviewersOf: InterviewersOf,
): Promise<LoadedDay> {
  const [{ season: document, version }, offers, planned, interviewers] = await Promise.all([
    seasonNow(store, season),
    readOffers(store, season),
    readPlannedDay(store, season, on),
    interviewersOf(),
  ]);
  return { ...dayFrom({ season: document, on, offers, interviewers, planned }), seasonVersion: version };
}

type DaySources = {
  readonly season: Season;
  readonly on: CalendarDay;
  readonly offers: readonly Offer[];
  readonly interviewers: readonly Interviewer[];
  readonly planned: LoadedDay['planned'];
};

/** The same from what was read already. */
export function dayFrom(sources: DaySources): LoadedDay {
  const { season, on, offers, interviewers, planned } = sources;
  const rows = rosterOf(season, offers, on);
  const here = new Set(rows.map(({ offer }) => offer));
  const missed = offers.filter((offer) => here.has(offer.id) && isMissedOn(season, offer, on));
  const absent = new Map(missed.map((offer) => [offer.id, offer]));
  const known = new Map(offers.map((offer) => [offer.id, offer]));
  const expected = rows
    .filter(({ offer }) => !absent.has(offer))
    .map((row): ComingRow => {
      const offer = known.get(row.offer);
      const arrangement = offer?.accommodation?.arrangement ?? {};
      return { ...row, arrangement, metBefore: offer ? metOnOtherDay(season, offer, on) : [] };
    });
  const published = (planned?.published?.interviews ?? []).filter(({ guest }) => !absent.has(guest));
  const { day: planning, withoutAgenda } = dayOfRows(season, on, expected, interviewers, published);
  const day = planned?.late ? { ...planning, notThere: planned.late } : planning;
  const coming = new Set(expected.map(({ offer }) => offer));
  return {
    ...{ season: season.id, document: season, on, rows, absent, planned, day, withoutAgenda, interviewers },
    offers: offers.filter(({ id }) => coming.has(id)),
    names: namesIn(sources, here),
  };
}

/** Whom an applicant meets on the other day of a pair, as they were told; nobody on a day to which they have not come. */
function metOnOtherDay(season: Season, offer: Offer, on: CalendarDay): readonly string[] {
  return itinerariesOf(offer.itineraries ?? [], offer.booking)
    .filter((other) => other.on !== on && !isAwayOn(season, offer, other.on))
    .flatMap(({ meetings }) => meetings.flatMap(({ interviewers = [] }) => interviewers));
}

function dayOfRows(
  season: Season,
  on: CalendarDay,
  rows: readonly ComingRow[],
  interviewers: readonly Interviewer[],
  published: readonly Interview[],
): { readonly day: InterviewDay; readonly withoutAgenda: readonly RosterRow[] } {
  const found = interviewDayOf(season, on, rows, interviewers, published);
  if (!('withoutAgenda' in found)) return { day: found, withoutAgenda: [] };
  const { withoutAgenda } = found;
  const others = rows.filter((row) => !withoutAgenda.includes(row));
  return { ...dayOfRows(season, on, others, interviewers, published), withoutAgenda };
}

/** The names of everybody in the plans of the day: applicants by their offers, interviewers by their ids. */
function namesIn({ offers, interviewers, planned }: DaySources, coming: ReadonlySet<string>) {
  const { draft, published } = planned ?? {};
  const plans = [...(draft?.interviews ?? []), ...(published?.interviews ?? [])];
  const guests = new Set([...coming, ...plans.map(({ guest }) => guest)]);
  return new Map([
    ...(published?.interviewers ?? []).map(({ id, name }) => [id, name] as const),
    ...offers.filter(({ id }) => guests.has(id)).map(({ id, applicant }) => [id, applicant.name] as const),
    ...interviewers.map(({ address, name }) => [address, name] as const),
  ]);
}
