import {
  type Agenda,
  type AgendaBlock,
  type InterviewSpec,
  meetingKinds,
} from '#domain/season/agenda-section.ts';
import type { Season, TrackId } from '#domain/season/season.ts';
import { numberFaults, textFaults, timeFaults } from '#domain/season/validation/field-rules.ts';
import { type Path, quoted, repeated, type Violation } from '#domain/season/validation/violation.ts';
import { joinHostsOf, joinLinkFaults, leakFaults } from '#domain/season/validation/visit-rules.ts';
import { isWallTime } from '#domain/values/time.ts';
import { minutesBetween, slotsOf } from './slots.ts';

type Agendas = Pick<Season, 'tracks' | 'days' | 'agendas'>;

/** Returns the faults of what the blocks of `agenda` say, each by itself. */
export function blockFaults(season: Agendas, agenda: Agenda, path: Path): readonly Violation[] {
  const hosts = joinHostsOf(season);
  const considered = consideredBy(season, agenda);
  return agenda.blocks.flatMap((block, index) => {
    const at = [...path, 'blocks', index];
    return [
      ...textFaults([...at, 'title'], block.title, 100),
      ...(block.place === undefined ? [] : textFaults([...at, 'place'], block.place, 200)),
      ...joinLinkFaults([...at, 'joinLink'], block.joinLink),
      ...(['title', 'place'] as const).flatMap((field) => leakFaults([...at, field], block[field], hosts)),
      ...lengthFaults(block, at),
      ...forFaults(block.for, considered, [...at, 'for']),
      ...(block.interviews
        ? interviewFaults(block, block.interviews, considered, [...at, 'interviews'])
        : []),
    ];
  });
}

/** The tracks that somebody who has the agenda can be considered for. */
function consideredBy({ tracks }: Agendas, agenda: Agenda): readonly TrackId[] {
  const covered = tracks.filter(({ id }) => agenda.tracks.includes(id)).flatMap(({ covers }) => covers);
  return [...new Set([...agenda.tracks, ...covered])];
}

function lengthFaults({ at, until }: AgendaBlock, path: Path): readonly Violation[] {
  const faults = [...timeFaults([...path, 'at'], at), ...timeFaults([...path, 'until'], until)];
  if (faults.length > 0 || minutesBetween(at, until) > 0) return faults;
  return [{ path: [...path, 'until'], message: 'This block ends when it begins: give it a length.' }];
}

function forFaults(
  tracks: readonly TrackId[] | undefined,
  considered: readonly TrackId[],
  path: Path,
): readonly Violation[] {
  if (!tracks) return [];
  if (tracks.length === 0)
    return [{ path, message: 'This block is for nobody: name tracks, or leave `for` out.' }];
  return [
    ...tracks.flatMap((id, index) => (considered.includes(id) ? [] : [unconsidered([...path, index], id)])),
    ...repeated(
      tracks,
      (index) => [...path, index],
      (id) => `${quoted(id)} appears here twice: remove one.`,
    ),
  ];
}

function unconsidered(path: Path, id: string): Violation {
  const message = `Nobody who has this agenda is considered for ${quoted(id)}: change or remove it.`;
  return { path, message };
}

const WHY_MINUTES = 'so many minutes an interview lasts';
const WHY_PASSING = 'so many minutes lie between two interviews';

function interviewFaults(
  block: AgendaBlock,
  { minutes, passingMinutes, meetings }: InterviewSpec,
  considered: readonly TrackId[],
  path: Path,
): readonly Violation[] {
  const numbers = [
    ...numberFaults([...path, 'minutes'], minutes, 5, 240, WHY_MINUTES),
    ...numberFaults([...path, 'passingMinutes'], passingMinutes, 0, 60, WHY_PASSING),
  ];
  const none = { path: [...path, 'meetings'], message: 'Say which interviews are held: team or one-on-one.' };
  const named = meetings.flatMap(({ kind, track }, index) => {
    const at = [...path, 'meetings', index];
    if (!meetingKinds.includes(kind))
      return [{ path: [...at, 'kind'], message: `${quoted(kind)} is no kind of interview.` }];
    if (track === undefined) return [];
    if (!considered.includes(track)) return [unconsidered([...at, 'track'], track)];
    const isMissed = block.for?.includes(track) === false;
    const missed = `Nobody who is considered for ${quoted(track)} takes part in this block: change \`for\`.`;
    return isMissed ? [{ path: [...at, 'track'], message: missed }] : [];
  });
  const faults = [...numbers, ...(meetings.length === 0 ? [none] : []), ...named];
  if (faults.length > 0 || !isWallTime(block.at) || !isWallTime(block.until)) return faults;
  const room = slotsOf(block).length;
  if (room >= meetings.length) return [];
  const message = `From ${block.at} to ${block.until} there is time for ${room} of these interviews, and ${meetings.length} are owed: make the block longer, or the interviews shorter.`;
  return [{ path: [...path, 'meetings'], message }];
}
