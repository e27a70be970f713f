import type { Agenda, AgendaBlock, MeetingSpec } from '#domain/season/agenda-section.ts';
import { type Season, startOf, type TrackId } from '#domain/season/season.ts';
import type { WallTime } from '#domain/values/time.ts';
import { isFor, type Occasion } from './occasions.ts';
import { minutesBetween, minutesOf, timeOfMinutes } from './slots.ts';

type Agendas = Pick<Season, 'agendas' | 'days'>;

/**
 * Returns the agenda of an occasion: the one that names the day, or else the one for every day. It moves with its start:
 * on a day whose start begins at another time than its first block, every block does. `undefined` if the season has none.
 */
export function agendaFor(season: Agendas, occasion: Occasion): Agenda | undefined {
  const agenda = statedAgenda(season, occasion);
  const start = startOf(season, occasion);
  return agenda && start ? movedTo(start.at, agenda) : agenda;
}

/** What is booked: the track under which it sits, and the starts of its days in their order. */
type Booked = { readonly seatedAs: TrackId; readonly starts: readonly StartKey[] };
type StartKey = Pick<Occasion, 'on' | 'start'>;

/** Returns the agenda of one booked day: of a pair, that of the first or the second. */
export function agendaBooked(
  season: Agendas,
  { seatedAs: track, starts }: Booked,
  { on, start }: StartKey,
): Agenda | undefined {
  const index = starts.findIndex((each) => each.on === on);
  const dayOfPair = starts.length > 1 && index >= 0 ? { dayOfPair: index + 1 } : {};
  return agendaFor(season, { track, on, start, ...dayOfPair });
}

/** The agenda of an occasion as the season file has it. */
export function statedAgenda(season: Pick<Season, 'agendas'>, occasion: Occasion): Agenda | undefined {
  const fitting = (season.agendas ?? []).filter((agenda) => isFor(agenda, occasion));
  return fitting.find(({ on }) => on !== undefined) ?? fitting[0];
}

/** The agenda with its first block at `at`, and the others as long after it as they are. */
export function movedTo(at: WallTime, agenda: Agenda): Agenda {
  const [first] = agenda.blocks;
  const minutes = first ? minutesBetween(first.at, at) : 0;
  const later = (time: WallTime) => timeOfMinutes(minutesOf(time) + minutes);
  return {
    ...agenda,
    blocks: agenda.blocks.map((block) => ({ ...block, at: later(block.at), until: later(block.until) })),
  };
}

/** Returns the blocks of `agenda` in which somebody takes part who is considered for `tracks`. */
export function blocksFor(agenda: Agenda, tracks: readonly TrackId[]): readonly AgendaBlock[] {
  return agenda.blocks.filter((block) => block.for?.some((track) => tracks.includes(track)) ?? true);
}

/** An interview that is owed, and by which team: that of `track`. */
export type OwedMeeting = Required<MeetingSpec>;

/**
 * Returns the interviews of `block` that are owed to somebody who is booked under `seatedAs` and considered for `tracks`.
 * An applicant who is considered for two tracks meets the team of each on its day.
 */
export function meetingsOwed(
  block: AgendaBlock,
  seatedAs: TrackId,
  tracks: readonly TrackId[],
): readonly OwedMeeting[] {
  return (block.interviews?.meetings ?? [])
    .map(({ kind, track = seatedAs }) => ({ kind, track }))
    .filter(({ track }) => tracks.includes(track));
}
