import type { Option, Season, Track } from '#domain/season/season.ts';
import { dayFaults, idFaults, textFaults } from './field-rules.ts';
import { quoted, repeated, ruleFor, type SeasonRule, type Violation } from './violation.ts';
import { joinHostsOf, leakFaults } from './visit-rules.ts';

/** What must be true of the tracks, whatever the days. */
export const trackRules: readonly SeasonRule[] = [
  ruleFor(['tracks'], ({ tracks }) => tracks.flatMap(trackFaults)),
  ruleFor(['tracks'], namesakes),
  ruleFor(['tracks'], coverFaults),
  ruleFor(['tracks'], askFaults),
  ruleFor(['tracks'], ({ tracks }) => tracks.flatMap(optionsFaults)),
  ruleFor(['tracks', 'days'], noteLeaks),
];

function trackFaults({ id, name, nrmp, erasName, note }: Track, index: number): Violation[] {
  const at = ['tracks', index];
  const code = `${quoted(nrmp)} is not an NRMP code: seven digits, a capital letter and a digit, as 1234140C0.`;
  return [
    ...idFaults([...at, 'id'], id),
    ...textFaults([...at, 'name'], name, 100),
    ...(/^\d{7}[A-Z]\d$/.test(nrmp) ? [] : [{ path: [...at, 'nrmp'], message: code }]),
    ...(erasName === undefined ? [] : textFaults([...at, 'erasName'], erasName, 200)),
    ...(note === undefined ? [] : textFaults([...at, 'note'], note, 1_000)),
  ];
}

/** The note of a track is on the public page and in its invitations. */
function noteLeaks(season: Season): Violation[] {
  const joinHosts = joinHostsOf(season);
  return season.tracks.flatMap(({ note }, index) => leakFaults(['tracks', index, 'note'], note, joinHosts));
}

function namesakes({ tracks }: Season): Violation[] {
  const none = { path: ['tracks'], message: 'There is no track: list at least one.' };
  return [
    ...(tracks.length === 0 ? [none] : []),
    ...repeated(
      tracks.map(({ id }) => id),
      (index) => ['tracks', index, 'id'],
      (id) => `The track ${quoted(id)} appears here twice: remove one, or give it another id.`,
    ),
    ...repeated(
      tracks.map(({ name }) => name.toLowerCase()),
      (index) => ['tracks', index, 'name'],
      (name) => `Another track is called ${quoted(name)} too: give each its own name.`,
    ),
    ...repeated(
      tracks.map(({ erasName }) => erasName?.toLowerCase()),
      (index) => ['tracks', index, 'erasName'],
      (name) => `Another track is called ${quoted(name)} in ERAS too: give each its own name.`,
    ),
  ];
}

/** A track that excludes all others can neither cover one nor be covered. */
function coverFaults({ tracks }: Season): Violation[] {
  return tracks.flatMap((track, index) =>
    track.covers.flatMap((id, place): Violation[] => {
      const path = ['tracks', index, 'covers', place];
      const covered = tracks.find((each) => each.id === id);
      if (!covered) return [{ path, message: `There is no track ${quoted(id)}: name one of this file.` }];
      if (covered === track)
        return [{ path, message: 'A track need not say that it covers itself: remove it.' }];
      if (track.covers.indexOf(id) < place)
        return [{ path, message: `${quoted(id)} appears here twice: remove one.` }];
      const alone = [covered, track].find((each) => each.alone);
      if (!alone) return [];
      const message = `${quoted(alone.id)} is considered alone, so it cannot share an offer: remove one or the other.`;
      return [{ path, message }];
    }),
  );
}

/** What may be asked for is another track of the file, each once. */
function askFaults({ tracks }: Season): Violation[] {
  return tracks.flatMap((track, index) =>
    (track.mayAskFor ?? []).flatMap((id, place, all): Violation[] => {
      const path = ['tracks', index, 'mayAskFor', place];
      if (!tracks.some((each) => each.id === id))
        return [{ path, message: `There is no track ${quoted(id)}: name one of this file.` }];
      if (id === track.id)
        return [{ path, message: 'Applicants of this track need not ask for it: remove it.' }];
      return all.indexOf(id) < place
        ? [{ path, message: `${quoted(id)} appears here twice: remove one.` }]
        : [];
    }),
  );
}

function optionsFaults({ id, options }: Track, index: number): Violation[] {
  const nothing = {
    path: ['tracks', index],
    message: `The track ${quoted(id)} has nothing to choose: give it days or pairs.`,
  };
  return [
    ...(options.length === 0 ? [nothing] : []),
    ...options.flatMap((option, place) => optionFaults(option, ['tracks', index, 'options', place])),
    ...repeated(
      options.map((option) => option.id),
      (place) => ['tracks', index, 'options', place],
      (days) => `${days.replace('_', ' and ')} can already be chosen in this track: remove one.`,
    ),
  ];
}

function optionFaults({ days }: Option, path: readonly (string | number)[]): Violation[] {
  const [first, ...others] = days;
  return [
    ...days.flatMap((day, index) => dayFaults([...path, 'days', index], day)),
    ...others.flatMap((second) => {
      const message =
        first === second
          ? 'A pair is of two different days: change one, or list the day under `days`.'
          : 'The earlier day of a pair comes first: exchange them.';
      return second <= first ? [{ path: [...path, 'days', 1], message }] : [];
    }),
  ];
}
