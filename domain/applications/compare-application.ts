import type { Season } from '#domain/season/season.ts';
import type { Application } from './application.ts';
import { type FieldName, fieldOf, type Values } from './fields.ts';
import type { Value } from './shapes.ts';
import { meantBy, plainTrackName, tickOf } from './track-tick.ts';

/** What a file says of one person. */
export type ImportedApplication = {
  readonly id: string;
  readonly values: Values;
  readonly ticks: readonly string[];
};

/** One thing that changes; without `before` it was not known. */
export type FieldChange = {
  readonly field: FieldName | 'tracks';
  readonly before?: Value;
  readonly after: Value;
};

export type Comparison = {
  readonly changes: readonly FieldChange[];
  readonly warnings: readonly string[];
  readonly values: Values;
  readonly ticks: readonly string[];
};

/**
 * What the file changes of what is known. A cell that is blank, and a track that the file does not name anymore, changes
 * nothing: that somebody did not answer is not a “no”, and ERAS lets nobody take a track back.
 */
export function compareApplication(
  season: Season,
  known: Application | undefined,
  read: ImportedApplication,
): Comparison {
  const before = known?.values ?? {};
  const changed = (Object.keys(read.values) as FieldName[]).filter(
    (name) => read.values[name] !== before[name],
  );
  const { ticks, kept } = unitedTicks(season, known?.ticks ?? [], read.ticks);
  const tracksBefore = (known?.ticks ?? []).join('; ');
  const tracksChange: readonly FieldChange[] =
    ticks.join('; ') === tracksBefore
      ? []
      : [{ field: 'tracks', ...(tracksBefore ? { before: tracksBefore } : {}), after: ticks.join('; ') }];
  return {
    changes: [...changed.map((name) => changeOf(name, before, read.values)), ...tracksChange],
    warnings: [
      ...(known ? changed.flatMap((name) => lockedWarning(name, before, read.values)) : []),
      ...kept.map(
        (tick) =>
          `The file no longer names the track “${tick}”, which is kept: ERAS lets nobody take one back.`,
      ),
    ],
    values: known ? { ...before, ...read.values } : read.values,
    ticks,
  };
}

function changeOf(field: FieldName, before: Values, after: Values): FieldChange {
  const known = before[field];
  const changed = after[field] as Value;
  return known === undefined ? { field, after: changed } : { field, before: known, after: changed };
}

function lockedWarning(name: FieldName, before: Values, after: Values): readonly string[] {
  const { label, isLocked } = fieldOf(name);
  if (!isLocked || before[name] === undefined) return [];
  return [
    `ERAS locks the ${label} after submission, and it changed from “${before[name]}” to “${after[name]}”: check that this is the same person.`,
  ];
}

/** The ticks of the file in their order, and then those that only we know. A renamed track is the same by its code. */
function unitedTicks(
  season: Season,
  known: readonly string[],
  read: readonly string[],
): { readonly ticks: readonly string[]; readonly kept: readonly string[] } {
  const named = new Set(read.map((tick) => sameTrack(season, tick)));
  const kept = known.filter((tick) => !named.has(sameTrack(season, tick)));
  return { ticks: inOrder(known, [...read, ...kept]), kept };
}

/** Two exports list the same tracks in another order: that is no change. */
function inOrder(known: readonly string[], united: readonly string[]): readonly string[] {
  const isSame = known.length === united.length && united.every((tick) => known.includes(tick));
  return isSame ? known : united;
}

/** What makes two ticks the same track: the track of the season that is meant, else the code and the name in the cell. */
function sameTrack(season: Season, text: string): string {
  const [track, another] = meantBy(season, text);
  if (track && !another) return track.id;
  const { nrmp, name } = tickOf(text);
  return `${nrmp ?? ''}|${plainTrackName(name)}`;
}
