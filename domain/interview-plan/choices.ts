import { nameKey } from '#domain/values/name-key.ts';
import type { DayInterviewer, Guest, Interview, InterviewDay, MeetingOwed, Span } from './interview-day.ts';

/** Why an interview cannot be held as chosen: somebody is not there at that time, or does not meet the guest. */
export type Obstacle =
  | { readonly kind: 'away'; readonly interviewer: string; readonly span: Span }
  | { readonly kind: 'recused'; readonly interviewer: string; readonly guest: string }
  /** They meet on the other day of the guest's booking. */
  | { readonly kind: 'met-before'; readonly interviewer: string; readonly guest: string }
  /** The guest is late. */
  | { readonly kind: 'late'; readonly guest: string };

/** One way to hold one of the interviews that are owed. It can be chosen if it has no bars. */
export type InterviewChoice = {
  readonly interview: Interview;
  /** Which of the guest's meetings it is. */
  readonly meeting: MeetingOwed;
  readonly bars: readonly Obstacle[];
};

/** Returns every way to hold every interview that is owed, with those that are barred. */
export function choicesOf(day: InterviewDay): readonly InterviewChoice[] {
  return day.guests.flatMap((guest) =>
    guest.meetings.flatMap((meeting) => {
      const hosts = hostsOf(day.interviewers, meeting);
      return meeting.times.flatMap((span) =>
        hosts.map((members): InterviewChoice => {
          const { kind, track } = meeting;
          const interviewers = members.map(({ id }) => id);
          const interview = { guest: guest.id, kind, track, interviewers, from: span.from, to: span.to };
          const late = isBarredByLateness(day, interview) ? [{ kind: 'late', guest: guest.id } as const] : [];
          const bars = [...members.flatMap((member) => barsOf(member, guest, span)), ...late];
          return { interview, meeting, bars };
        }),
      );
    }),
  );
}

/**
 * Those who can hold a meeting: single interviewers, or whole teams. Members of a team sit together or not at all, however
 * each of them has its name written.
 */
export function hostsOf(
  interviewers: readonly DayInterviewer[],
  { kind, track }: Pick<MeetingOwed, 'kind' | 'track'>,
): readonly (readonly DayInterviewer[])[] {
  const able = interviewers.filter(({ kinds }) => kinds.includes(kind));
  const groups =
    kind === 'team'
      ? [
          ...Map.groupBy(able, ({ id, team }) =>
            team === undefined ? `alone ${id}` : `team ${nameKey(team)}`,
          ).values(),
        ]
      : able.map((each) => [each]);
  return groups.filter((members) =>
    members.every(({ tracks }) => tracks.length === 0 || tracks.includes(track)),
  );
}

type Visit = Pick<Interview, 'guest' | 'from' | 'to'>;

/** The stretches in which the guest of an interview is not there when it begins. */
export function absencesAt({ notThere = [] }: InterviewDay, { guest, from }: Visit): readonly Span[] {
  return notThere.filter((each) => each.guest === guest && each.from <= from && from < each.to);
}

/** Whether the guest of an interview comes only after it. */
export function isMissed(day: InterviewDay, visit: Visit): boolean {
  return absencesAt(day, visit).some(({ to }) => visit.to <= to);
}

/** Whether the guest was told of an interview at that time. */
export function isPublishedThen({ published }: InterviewDay, visit: Visit): boolean {
  return published.some(({ guest, from }) => guest === visit.guest && from === visit.from);
}

/** Nothing is planned before a guest comes; what people were told stays possible while there is some time left of it. */
function isBarredByLateness(day: InterviewDay, visit: Visit): boolean {
  return isPublishedThen(day, visit) ? isMissed(day, visit) : absencesAt(day, visit).length > 0;
}

function barsOf(interviewer: DayInterviewer, guest: Guest, span: Span): readonly Obstacle[] {
  const { id, free, recusedFrom } = interviewer;
  const isThere = free === undefined || free.some(({ from, to }) => from <= span.from && span.to <= to);
  return [
    ...(isThere ? [] : [{ kind: 'away', interviewer: id, span } as const]),
    ...(recusedFrom.includes(guest.id)
      ? [{ kind: 'recused', interviewer: id, guest: guest.id } as const]
      : []),
    ...(guest.metBefore?.includes(id)
      ? [{ kind: 'met-before', interviewer: id, guest: guest.id } as const]
      : []),
  ];
}
