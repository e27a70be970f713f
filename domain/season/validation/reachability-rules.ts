import { type Option, ownDayOf, type Season, type SeatGroup, type Track } from '#domain/season/season.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { quoted, ruleFor, type SeasonRule, type Violation } from './violation.ts';

/** What must be true of tracks and days together: each option of a track has seats, and each seat has an option. */
export const reachRules: readonly SeasonRule[] = [
  ruleFor(['tracks', 'days'], optionFaults),
  ruleFor(['tracks', 'days'], seatFaults),
  ruleFor(['tracks', 'days'], pairsWithoutOwnDay),
];

function optionFaults({ tracks, days }: Season): Violation[] {
  return tracks.flatMap((track, index) =>
    track.options.flatMap((option, place) =>
      option.days.flatMap((on, part): Violation[] => {
        const path = ['tracks', index, 'options', place, 'days', part];
        const day = days.find((each) => each.on === on);
        if (!day)
          return [
            {
              path,
              message: `${quoted(on)} is not a day of this season: list it under \`days\`, or change it.`,
            },
          ];
        const groups = day.starts.flatMap((start) => start.groups);
        if (groups.some((group) => group.for.includes(track.id))) return [];
        const message = `No seat of ${on} is for ${quoted(track.id)}: add some, or remove the choice.`;
        return [{ path, message }];
      }),
    ),
  );
}

function seatFaults({ tracks, days }: Season): Violation[] {
  return days.flatMap(({ on, starts }, index) =>
    starts.flatMap(({ groups }, place) =>
      groups.flatMap((group, row) => {
        const path = ['days', index, 'starts', place, 'groups', row];
        if (group.for.length === 0)
          return [{ path, message: 'These seats are for nobody: name the tracks that may sit there.' }];
        return group.for.flatMap((id, part): Violation[] => {
          const message = whyNotFor(tracks, on, group, id, part);
          return message ? [{ path: [...path, 'for', part], message }] : [];
        });
      }),
    ),
  );
}

function whyNotFor(
  tracks: readonly Track[],
  on: CalendarDay,
  group: SeatGroup,
  id: string,
  part: number,
): string | undefined {
  const track = tracks.find((each) => each.id === id);
  if (!track) return `There is no track ${quoted(id)}: name one of this file.`;
  if (group.for.indexOf(id) < part) return `${quoted(id)} appears here twice: remove one.`;
  const reaches = track.options.some((option) => (option.days as readonly CalendarDay[]).includes(on));
  return reaches
    ? undefined
    : `${quoted(id)} cannot choose ${on}, so nobody could reach these seats: add the day to the track, or remove it here.`;
}

/** Joint placement is a maximum flow only if each pair has such a day (see `place`). */
function pairsWithoutOwnDay({ tracks, days }: Season): Violation[] {
  const distinct = tracks
    .filter((track) => tracks.find((each) => each.id === track.id) === track)
    .map((track) => ({ ...track, options: track.options.filter(isFirstOfItsDays) }));
  return distinct.flatMap((track) =>
    track.options.flatMap((option): Violation[] => {
      const [first, second] = option.days;
      if (second === undefined || first === second || ownDayOf({ tracks: distinct, days }, track, option))
        return [];
      const index = tracks.findIndex(({ id }) => id === track.id);
      const place = tracks[index]?.options.indexOf(option) ?? 0;
      const message = `On both ${first} and ${second}, seats for ${quoted(track.id)} also serve other choices. On one day of a pair they must serve nothing else, or it would be impossible to tell whether every invited applicant still has a seat: give the track seats of its own on one of the days, or change a day.`;
      return [{ path: ['tracks', index, 'options', place], message }];
    }),
  );
}

function isFirstOfItsDays(option: Option, place: number, options: readonly Option[]): boolean {
  return options.findIndex((each) => each.id === option.id) === place;
}
