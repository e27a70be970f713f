import type { Agenda } from '#domain/season/agenda-section.ts';
import type { Season, Start, StartName, TrackId } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/** One start of one day as somebody who is booked under `track` may attend it. */
export type Occasion = {
  readonly track: TrackId;
  readonly on: CalendarDay;
  readonly start: StartName;
  /** Of a pair: which of its days this is, 1 or 2. */
  readonly dayOfPair?: number;
};

/** Whether `agenda` is meant for the occasion. More than one agenda may be: one that names the day goes first. */
export function isFor(agenda: Agenda, { track, on, start, dayOfPair }: Occasion): boolean {
  return (
    agenda.start === start &&
    agenda.dayOfPair === dayOfPair &&
    agenda.tracks.includes(track) &&
    (agenda.on === undefined || agenda.on.includes(on))
  );
}

/** Returns every occasion that can be booked: each choice of each track, with the starts that have seats for it. */
export function occasionsOf(
  season: Pick<Season, 'tracks' | 'days'>,
): readonly (Occasion & { readonly hours: Start })[] {
  return season.tracks.flatMap(({ id: track, options }) =>
    options.flatMap(({ days }) =>
      days.flatMap((on, index) =>
        (season.days.find((day) => day.on === on)?.starts ?? [])
          .filter(({ groups }) => groups.some((group) => group.for.includes(track)))
          .map((hours) => ({
            ...{ track, on, start: hours.name, hours },
            ...(days.length === 2 ? { dayOfPair: index + 1 } : {}),
          })),
      ),
    ),
  );
}
