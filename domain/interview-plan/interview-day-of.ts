import { agendaFor, blocksFor, meetingsOwed, type OwedMeeting } from '#domain/agenda/agenda-for.ts';
import { hoursInMinutes, minutesBetween, minutesIn, minutesOf, slotsOf } from '#domain/agenda/slots.ts';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import type { Arrangement } from '#domain/offers/accommodation.ts';
import type { RosterRow } from '#domain/roster/roster.ts';
import type { Agenda, AgendaBlock } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay, WallTime } from '#domain/values/time.ts';
import { type ArrangedMinutes, arrangedTimes, type GuestBlock } from './arranged-times.ts';
import { hostsOf } from './choices.ts';
import type { DayInterviewer, Guest, Interview, InterviewDay, MeetingOwed, Span } from './interview-day.ts';

/** Somebody who comes, with what was arranged for their interviews, and whom they meet on their other day, if anything. */
export type ComingRow = RosterRow & {
  readonly arrangement?: Arrangement;
  /** The interviewers, by address, whom they meet on the other day of the booking. */
  readonly metBefore?: readonly string[];
};

/**
 * Returns the interview day of those who come, by their offers, and of the interviewers who are there, by address; or the rows
 * for which the season has no agenda. Interviews of one kind, track and block are one entry, with their number.
 */
export function interviewDayOf(
  season: Season,
  on: CalendarDay,
  rows: readonly ComingRow[],
  interviewers: readonly Interviewer[],
  published: readonly Interview[],
): InterviewDay | { readonly withoutAgenda: readonly ComingRow[] } {
  const coming = rows.map((row) => ({ row, agenda: agendaOf(season, on, row) }));
  const withoutAgenda = coming.filter(({ agenda }) => !agenda).map(({ row }) => row);
  if (withoutAgenda.length > 0) return { withoutAgenda };
  const there = interviewers.filter(({ days }) => days.length === 0 || days.includes(on));
  const hosts = there.map((each) => dayInterviewer(each, rows));
  return {
    guests: coming.flatMap(({ row, agenda }): readonly Guest[] => {
      if (!agenda) return [];
      const guest = { ...guestOf(row, agenda), wishes: wishesOf(row, there) };
      return [{ ...guest, ...notAgain(row, guest, hosts) }];
    }),
    interviewers: hosts,
    published,
  };
}

function agendaOf(
  season: Season,
  on: CalendarDay,
  { tracks, start, part, parts }: RosterRow,
): Agenda | undefined {
  const [track = ''] = tracks;
  return agendaFor(season, { track, on, start, ...(parts > 1 ? { dayOfPair: part } : {}) });
}

function guestOf({ offer, tracks, arrangement }: ComingRow, agenda: Agenda): Omit<Guest, 'wishes'> {
  const [seatedAs = ''] = tracks;
  const blocks = blocksFor(agenda, tracks);
  const owed = blocks.map((block) => meetingsOwed(block, seatedAs, tracks));
  const inMinutes = minutesIn(agenda);
  const usual = meetingsAt(
    owed,
    blocks.map((block) =>
      slotsOf(block).map(({ at }): Span => {
        const from = inMinutes(at);
        return { from, to: from + (block.interviews?.minutes ?? 0) };
      }),
    ),
  );
  const guest = { id: offer, meetings: usual };
  if (!arrangement || Object.keys(arrangement).length === 0) return guest;
  const passing = Math.max(0, ...blocks.map(({ interviews }) => interviews?.passingMinutes ?? 0));
  const pause = Math.max(passing, arrangement.pauseMinutes ?? 0);
  const times = arrangedTimes(
    blocks.map((block, index) => guestBlock(block, owed[index]?.length ?? 0, inMinutes)),
    inMinutesOf(arrangement, agenda),
  );
  const arranged = { wanted: arrangement, pause, passing, usual };
  return { ...guest, meetings: meetingsAt(owed, times), arranged };
}

/** Nobody is met on both days of a pair, unless too few others hold what the guest is owed. */
function notAgain(
  { metBefore = [] }: ComingRow,
  { meetings }: Guest,
  interviewers: readonly DayInterviewer[],
): Pick<Guest, 'metBefore'> {
  const isNew = (members: readonly DayInterviewer[]) => !members.some(({ id }) => metBefore.includes(id));
  const areEnough = meetings.every(
    (meeting) => hostsOf(interviewers, meeting).filter(isNew).length >= meeting.count,
  );
  return metBefore.length > 0 && areEnough ? { metBefore } : {};
}

/** Those of the interviewers whom the applicant asked to meet. */
function wishesOf({ applicant }: RosterRow, interviewers: readonly Interviewer[]): readonly string[] {
  return interviewers.flatMap(({ address, wishes = [] }) => (wishes.includes(applicant.id) ? [address] : []));
}

/**
 * Bounds are times of the day itself, so that one before the first block holds for all of them: after it nothing can be held. Only where
 * the agenda goes on after midnight, the latest time can be one of the next day.
 */
function inMinutesOf(
  { longerMinutes = 0, pauseMinutes = 0, notBefore, notAfter }: Arrangement,
  agenda: Agenda,
): ArrangedMinutes {
  const inMinutes = isOverMidnight(agenda) ? minutesIn(agenda) : minutesOf;
  return {
    ...{ longer: longerMinutes, pause: pauseMinutes },
    notBefore: notBefore === undefined ? 0 : minutesOf(notBefore),
    notAfter: notAfter === undefined ? Number.POSITIVE_INFINITY : inMinutes(notAfter),
  };
}

function isOverMidnight({ blocks }: Agenda): boolean {
  const [first] = blocks;
  return first !== undefined && blocks.some(({ until }) => minutesOf(until) <= minutesOf(first.at));
}

function guestBlock(
  { at, until, interviews }: AgendaBlock,
  owed: number,
  inMinutes: (time: WallTime) => number,
): GuestBlock {
  const from = inMinutes(at);
  const span = { from, to: from + minutesBetween(at, until) };
  if (!interviews) return span;
  const { minutes, passingMinutes } = interviews;
  return { ...span, interviews: { minutes, passingMinutes, owed } };
}

/** The interviews owed in each block, at its times: those of one kind and track are one entry, with their number. */
function meetingsAt(
  owed: readonly (readonly OwedMeeting[])[],
  times: readonly (readonly Span[])[],
): readonly MeetingOwed[] {
  return owed.flatMap((ofBlock, index) => {
    const alike = Map.groupBy(ofBlock, ({ kind, track }) => `${kind} ${track}`);
    return [...alike.values()].flatMap((each): readonly MeetingOwed[] =>
      each[0] ? [{ ...each[0], count: each.length, times: times[index] ?? [] }] : [],
    );
  });
}

function dayInterviewer(
  { address, kinds, team, tracks, hours, mostADay, recusedFrom: people }: Interviewer,
  rows: readonly RosterRow[],
): DayInterviewer {
  const recusedFrom = rows.filter(({ applicant }) => people.includes(applicant.id)).map(({ offer }) => offer);
  const free = hours.map((each): Span => hoursInMinutes(each));
  return {
    ...{ id: address, kinds, tracks, most: mostADay, recusedFrom },
    ...(team === undefined ? {} : { team }),
    ...(free.length > 0 ? { free } : {}),
  };
}
