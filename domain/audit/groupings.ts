import type { Values } from '#domain/applications/fields.ts';
import { schoolPlace } from '#domain/screening/school-place.ts';

/** Ways to group applications by what an export says without anything sensitive. */
export const groupings = {
  graduates: { name: 'Place of the school', groupOf: placeInWords },
  school: { name: 'Type of school', groupOf: (values: Values) => said(values['school.kind']) },
  country: { name: 'Country of the school', groupOf: (values: Values) => said(values['school.country']) },
  signal: { name: 'Signal', groupOf: (values: Values) => said(values.signal) },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly groupOf: (values: Values) => string }>
>;

export type GroupingName = keyof typeof groupings;

export const groupingNames = Object.keys(groupings) as readonly GroupingName[];

/** People who did not answer are counted as such: leaving them out would make a hole that nobody sees. */
const NOT_ANSWERED = 'not answered';

function said(value: Values[keyof Values]): string {
  return value === undefined ? NOT_ANSWERED : String(value);
}

function placeInWords(values: Values): string {
  const { place } = schoolPlace(values);
  if (place === undefined) return NOT_ANSWERED;
  return place === 'foreign' ? 'foreign school' : 'U.S. or Canadian school';
}
