import type { Values } from '#domain/applications/fields.ts';
import { memoizeByObject } from '#domain/memoize.ts';
import type { SchoolPlace } from '#domain/season/screening-section.ts';

/** Where the school of an application is; without `place` nobody knows, and `seen` says why. */
export type SchoolReading = {
  readonly place?: SchoolPlace;
  readonly seen: string;
  /** What does not fit together, for a person to look at. */
  readonly warning?: string;
};

/**
 * Tells a graduate of a foreign school by the type of school, else by the answer to “U.S. or Canadian applicant”. The
 * country only tells Canada. Two types that differ, or two blanks, tell nothing: a blank is never taken for “foreign”.
 */
export const schoolPlace: (values: Values) => SchoolReading = memoizeByObject(readSchool);

function readSchool(values: Values): SchoolReading {
  const kind = text(values['school.kind']);
  const answer = values['school.usOrCanadian'];
  const byKind = placeOfKinds(kind, text(values['school.country']));
  const byAnswer = answer === undefined ? undefined : answer === true ? 'us-or-canadian' : 'foreign';
  if (byKind === 'several')
    return {
      seen: `schools of different types, “${kind}”`,
      warning: `The schools are of different types (“${kind}”): a person must tell which counts.`,
    };
  if (byKind === undefined && byAnswer === undefined)
    return {
      seen:
        kind === ''
          ? 'neither the type of school nor “U.S. or Canadian applicant” is answered'
          : `type of school “${kind}”`,
    };
  if (byKind === undefined)
    return { place: byAnswer as SchoolPlace, seen: `U.S. or Canadian applicant: ${answer ? 'Yes' : 'No'}` };
  const warning =
    byAnswer !== undefined && byAnswer !== byKind
      ? `The type of school is “${kind}”, but “U.S. or Canadian applicant” says ${answer ? 'Yes' : 'No'}: the type counts here, so check it.`
      : undefined;
  return { place: byKind, seen: `type of school “${kind}”`, ...(warning ? { warning } : {}) };
}

function placeOfKinds(kinds: string, countries: string): SchoolPlace | 'several' | undefined {
  const places = [...new Set(partsOf(kinds).map(placeOfKind))];
  if (places.length > 1) return 'several';
  const [place] = places;
  const isCanadian =
    place === 'foreign' && countries !== '' && partsOf(countries).every((each) => canada.test(each));
  return isCanadian ? 'us-or-canadian' : place;
}

const canada = /^can(ada)?$/i;

function placeOfKind(kind: string): SchoolPlace | undefined {
  if (/^u\.?s\.?a?\.?(\s|$)|canad/i.test(kind)) return 'us-or-canadian';
  return /international|foreign|abroad/i.test(kind) ? 'foreign' : undefined;
}

function partsOf(joined: string): readonly string[] {
  return joined
    .split(/[;,]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function text(value: Values[keyof Values]): string {
  return value === undefined ? '' : String(value);
}
