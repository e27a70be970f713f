import { ownDayOf, type Season } from '#domain/season/season.ts';

/**
 * Returns the season in force with all that `next` adds to it: days, starts and options. While bookings are taken away it is
 * the document, so that their applicants can at once choose what the file offers instead, and nothing of before is missing
 * as long as anybody is booked on it. If a pair would have no day of its own then (docs/decisions/0006), nothing is added.
 */
export function bridgeTo(current: Season, next: Season): Season {
  const tracks = current.tracks.map((track) => {
    const known = track.options.map(({ id }) => id);
    const added = next.tracks.find(({ id }) => id === track.id)?.options ?? [];
    return { ...track, options: [...track.options, ...added.filter(({ id }) => !known.includes(id))] };
  });
  const days = current.days.map((day) => {
    const known = day.starts.map(({ name }) => name);
    const added = next.days.find(({ on }) => on === day.on)?.starts ?? [];
    return { ...day, starts: [...day.starts, ...added.filter(({ name }) => !known.includes(name))] };
  });
  const known = current.days.map(({ on }) => on);
  const bridge = {
    ...current,
    tracks,
    days: [...days, ...next.days.filter(({ on }) => !known.includes(on))],
  };
  const isSound = tracks.every((track) =>
    track.options.every(
      (option) => option.days.length === 1 || ownDayOf(bridge, track, option) !== undefined,
    ),
  );
  return isSound ? bridge : current;
}
