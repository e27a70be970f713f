import { agendaFor, blocksFor, meetingsOwed } from '#domain/agenda/agenda-for.ts';
import { minutesOf, slotsOf } from '#domain/agenda/slots.ts';
import type { Interviewer } from '#domain/interviewers/interviewer.ts';
import type { RosterRow } from '#domain/roster/roster.ts';
import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { DayInterviewer, Guest, Interview, InterviewDay, MeetingOwed, Span } from './interview-day.ts';

const DAY_MINUTES = 24 * 60;

/**
 * Returns the interview day of those who come, by their offers, and of the interviewers who are there, by address; or the rows
 * for which the season has no agenda. Interviews of one kind, track and block are one entry, with their number.
 */
export function interviewDayOf(
  season: Season,
  on: CalendarDay,
  rows: readonly RosterRow[],
  interviewers: readonly Interviewer[],
  published: readonly Interview[],
): InterviewDay | { readonly withoutAgenda: readonly RosterRow[] } {
  const coming = rows.map((row) => ({ row, agenda: agendaOf(season, on, row) }));
  const withoutAgenda = coming.filter(({ agenda }) => !agenda).map(({ row }) => row);
  if (withoutAgenda.length > 0) return { withoutAgenda };
  return {
    guests: coming.flatMap(({ row, agenda }) => (agenda ? [guestOf(row, agenda)] : [])),
    interviewers: interviewers
      .filter(({ days }) => days.length === 0 || days.includes(on))
      .map((each) => dayInterviewer(each, rows)),
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

function guestOf({ offer, tracks }: RosterRow, agenda: Agenda): Guest {
  const [seatedAs = ''] = tracks;
  const begins = minutesOf(agenda.blocks[0]?.at ?? ('00:00' as Interviewer['hours'][number]['from']));
  const meetings = blocksFor(agenda, tracks).flatMap((block) => {
    const times = slotsOf(block).map(({ at }): Span => {
      const from = minutesOf(at) < begins ? minutesOf(at) + DAY_MINUTES : minutesOf(at);
      return { from, to: from + (block.interviews?.minutes ?? 0) };
    });
    const alike = Map.groupBy(meetingsOwed(block, seatedAs, tracks), ({ kind, track }) => `${kind} ${track}`);
    return [...alike.values()].flatMap((owed): readonly MeetingOwed[] =>
      owed[0] ? [{ ...owed[0], count: owed.length, times }] : [],
    );
  });
  return { id: offer, meetings, wishes: [] };
}

function dayInterviewer(
  { address, kinds, team, tracks, hours, mostADay, recusedFrom: people }: Interviewer,
  rows: readonly RosterRow[],
): DayInterviewer {
  const recusedFrom = rows.filter(({ applicant }) => people.includes(applicant.id)).map(({ offer }) => offer);
  const free = hours.map(({ from, until }): Span => ({ from: minutesOf(from), to: minutesOf(until) }));
  return {
    ...{ id: address, kinds, tracks, most: mostADay, recusedFrom },
    ...(team === undefined ? {} : { team }),
    ...(free.length > 0 ? { free } : {}),
  };
}
