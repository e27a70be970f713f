import { memoize, memoizeByObject } from '#domain/memoize.ts';
import {
  type CalendarDay,
  dayIn,
  type Instant,
  plusDays,
  plusHours,
  type WallTime,
  wallClock,
} from '#domain/values/time.ts';
import type { Agenda } from './agenda-section.ts';
import type { DeskAccess } from './coordinators.ts';
import type { InformationSection } from './information-section.ts';
import type { InterviewerViews } from './interviewer-views.ts';
import type { Messages } from './messages.ts';
import type { ScreeningSection } from './screening-section.ts';
import type { VisitFields } from './visit.ts';

/** The id of a track inside its season, as `primary-care`. */
export type TrackId = string;

export const startNames = ['morning', 'afternoon'] as const;
export type StartName = (typeof startNames)[number];

/** A number of seats of one start, and the tracks that may use them. */
export type SeatGroup = { readonly for: readonly TrackId[]; readonly seats: number };

export type Start = {
  readonly name: StartName;
  readonly at: WallTime;
  readonly until: WallTime;
  readonly groups: readonly SeatGroup[];
};

export type Day = {
  readonly on: CalendarDay;
  readonly starts: readonly Start[];
  readonly visit?: VisitFields;
};

/** What an applicant of a track may choose: one day, or a pair of days of which both must be attended. */
export type Option = {
  readonly id: string;
  readonly days: readonly [CalendarDay] | readonly [CalendarDay, CalendarDay];
};

export type Track = {
  readonly id: TrackId;
  readonly name: string;
  /** NRMP program code under which the track matches. Two tracks may share one. */
  readonly nrmp: string;
  /** The track's name as set up in ERAS; it tells tracks with one NRMP code apart in an ERAS export. */
  readonly erasName?: string;
  /** Considered for this track only, whatever else is ticked. */
  readonly alone: boolean;
  /** Tracks whose team the applicant also meets on this track's days, so that both can be offered in one booking. */
  readonly covers: readonly TrackId[];
  /** A fact without which a person has to ask before inviting, such as an application to another program. */
  readonly needsFact?: string;
  /** Tracks for which its applicants may ask to be considered instead, after the interview. */
  readonly mayAskFor?: readonly TrackId[];
  readonly note?: string;
  readonly visit?: VisitFields;
  readonly options: readonly Option[];
};

/** A published date: a wall-clock time in the program's zone, or a whole day. */
export type Deadline = {
  readonly id: string;
  readonly name: string;
  readonly on: CalendarDay;
  readonly at?: WallTime;
};

/** One recruiting year of one program. */
export type Season = DeskAccess & {
  readonly id: string;
  readonly program: {
    readonly name: string;
    readonly zone: string;
    /** Sender of every mail. */
    readonly from: string;
    /** The Reply-To address of mail to applicants. */
    readonly contact: string;
  };
  readonly offers: {
    /** How long an offer can be answered, in hours; never under 48 (NRMP Match Participation Agreement, 6.2). */
    readonly answerHours: number;
    /** Offers close when the program's clocks next show this time after `answerHours`. Absent: after exactly that long. */
    readonly closesAt?: WallTime;
    /** The last day on which invitations go out. */
    readonly until: CalendarDay;
    /** Applicants can book or cancel a day until this many hours before its start. */
    readonly changesCloseHours: number;
  };
  readonly digest: {
    readonly at: WallTime;
    readonly to: readonly string[];
    /** Changes that touch a day within so many days are mailed at once; absent: three. */
    readonly lateDays?: number;
  };
  /** What the public page says in the program's own words; absent: only what the season itself says. */
  readonly information?: InformationSection;
  /** What interviewers see of the applicants whom they meet; absent: their names. */
  readonly interviewerViews?: InterviewerViews;
  /** What the program says in its own words in mails to applicants. */
  readonly messages?: Messages;
  /** By which day everybody is told, and what those without an invitation are told in the program’s own words. */
  readonly statuses?: { readonly toldBy: CalendarDay; readonly closed?: string; readonly waiting?: string };
  /** When applicants are reminded, and interviewers of their days; absent: never. A file that does not say gets the usual times. */
  readonly reminders?: {
    /** So many hours before an offer closes. */
    readonly beforeClosingHours: readonly number[];
    /** So many days before the interview, or before the first day of a pair. */
    readonly beforeInterviewDays: readonly number[];
    /** So many hours before each interview day. */
    readonly beforeInterviewHours: readonly number[];
  };
  /**
   * From which day on a match list is changed only with a reason; and from which day on applicants may visit in person, which is
   * never before. Absent: lists are not locked.
   */
  readonly matchLists?: { readonly lockedOn: CalendarDay; readonly visitsFrom?: CalendarDay };
  /** After how many months from the last interview day applicants are erased; absent: never by itself. */
  readonly retention?: { readonly months: number };
  /** How and where interviews take place, unless a track or a day says otherwise (`visitOf`). */
  readonly visit?: VisitFields;
  readonly deadlines: readonly Deadline[];
  /** The published requirements, and how they are checked; absent: none. */
  readonly screening?: ScreeningSection;
  /** The assumptions in this file that the program has not published. */
  readonly assumed: readonly string[];
  readonly tracks: readonly Track[];
  readonly days: readonly Day[];
  /** What happens on the days; absent: the season does not say. */
  readonly agendas?: readonly Agenda[];
};

/** The option's name: its days, joined. */
export function optionId(days: readonly CalendarDay[]): string {
  return days.join('_');
}

export function trackOf(season: Season, id: TrackId): Track {
  const track = season.tracks.find((each) => each.id === id);
  if (!track) throw new Error(`season ${season.id} has no track ${id}`);
  return track;
}

export function dayOf(season: Season, on: CalendarDay): Day {
  const day = season.days.find((each) => each.on === on);
  if (!day) throw new Error(`season ${season.id} has no day ${on}`);
  return day;
}

/** The last interview day of the season. Throws if it has none. */
export function lastDayOf(season: Season): CalendarDay {
  const last = season.days
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (!last) throw new Error(`season ${season.id} has no days`);
  return last;
}

/** The start named `name` on that day, or `undefined` if the season has none. */
export function startOf(
  season: Pick<Season, 'days'>,
  key: { readonly on: CalendarDay; readonly start: StartName },
): Start | undefined {
  const day = season.days.find((each) => each.on === key.on);
  return day?.starts.find((start) => start.name === key.start);
}

/**
 * The one track under which an offer for `tracks` takes its seats: the only one, or the one that covers all the
 * others (someone invited for categorical and primary care takes a primary-care pair). `undefined`: no booking can
 * serve them.
 */
export function seatedAs(season: Season, tracks: readonly TrackId[]): TrackId | undefined {
  const known = tracks.map((id) => season.tracks.find((track) => track.id === id));
  return known.find((track) => track && tracks.every((id) => id === track.id || track.covers.includes(id)))
    ?.id;
}

/** When a start begins. */
export function startsAt(season: Season, on: CalendarDay, start: Start): Instant {
  return wallClock(on, start.at, season.program.zone);
}

/** When a start ends; an `until` that is not after `at` is on the next day. */
export function endsAt(season: Season, on: CalendarDay, start: Start): Instant {
  const ends = start.until > start.at ? on : plusDays(on, 1);
  return wallClock(ends, start.until, season.program.zone);
}

/** From this instant on, applicants can no longer book or cancel the start. */
export function changesCloseAt(season: Season, on: CalendarDay, start: Start): Instant {
  return closings(season)(on, start.at);
}

/** Memoized, because a page computes each of them twice. */
const closings = memoizeByObject(({ program, offers }: Season) =>
  memoize(1_000, (on: CalendarDay, at: WallTime) =>
    plusHours(wallClock(on, at, program.zone), -offers.changesCloseHours),
  ),
);

/** The instant that a deadline with a time of day resolves to; `undefined` for a whole day. */
export function deadlineAt(season: Season, { on, at }: Deadline): Instant | undefined {
  return at && wallClock(on, at, season.program.zone);
}

/** When an offer that is made at `now` closes: after `answerHours`, and then at the next `closesAt` if the season has one. */
export function answersEndAt({ offers, program }: Season, now: Instant): Instant {
  const earliest = plusHours(now, offers.answerHours);
  if (!offers.closesAt) return earliest;
  const on = dayIn(program.zone, earliest);
  const sameDay = wallClock(on, offers.closesAt, program.zone);
  return sameDay >= earliest ? sameDay : wallClock(plusDays(on, 1), offers.closesAt, program.zone);
}

/** The first instant at which no more invitations may go out. */
export function invitationsEndAt(season: Season): Instant {
  return wallClock(plusDays(season.offers.until, 1), '00:00' as WallTime, season.program.zone);
}

/**
 * Returns the first day of a pair on which the seats that its track may use serve no other option: neither another one of
 * the track, nor one of a track that shares those seats (docs/decisions/0006).
 */
export function ownDayOf(
  season: Pick<Season, 'tracks' | 'days'>,
  track: Track,
  option: Option,
): CalendarDay | undefined {
  return option.days.find((on) => {
    const isUsedAgain = track.options.some((other) => other !== option && uses(other, on));
    const starts = season.days.find((day) => day.on === on)?.starts ?? [];
    const groups = starts.flatMap((start) => start.groups).filter((group) => group.for.includes(track.id));
    return !isUsedAgain && groups.every((group) => servesOnly(season, track, on, group.for));
  });
}

/** Whether seats of that day for `tracks` can be reached by the choices of `track` alone. */
export function servesOnly(
  season: Pick<Season, 'tracks'>,
  track: Pick<Track, 'id'>,
  on: CalendarDay,
  tracks: readonly TrackId[],
): boolean {
  const others = season.tracks.filter(({ id }) => id !== track.id && tracks.includes(id));
  return !others.some(({ options }) => options.some((option) => uses(option, on)));
}

function uses({ days }: Option, on: CalendarDay): boolean {
  return (days as readonly CalendarDay[]).includes(on);
}
