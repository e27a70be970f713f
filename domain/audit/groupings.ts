import type { Application } from '#domain/applications/application.ts';
import type { Values } from '#domain/applications/fields.ts';
import { schoolPlace } from '#domain/screening/school-place.ts';

/** A way to group applications, and its name for people. `isSensitive`: by what people said of themselves. */
export type Grouping = {
  readonly name: string;
  readonly isSensitive?: true;
  readonly groupOf: (application: Pick<Application, 'id' | 'values'>) => string;
};

/** Ways to group applications by what an export says without anything sensitive. */
export const groupings = {
  graduates: { name: 'Place of the school', groupOf: ({ values }) => placeInWords(values) },
  school: { name: 'Type of school', groupOf: ({ values }) => said(values['school.kind']) },
  country: { name: 'Country of the school', groupOf: ({ values }) => said(values['school.country']) },
  signal: { name: 'Signal', groupOf: ({ values }) => said(values.signal) },
} as const satisfies Readonly<Record<string, Grouping>>;

/** People who did not answer are counted as such: leaving them out would make a hole that nobody sees. */
export const NOT_ANSWERED = 'not answered';

function said(value: Values[keyof Values]): string {
  return value === undefined ? NOT_ANSWERED : String(value);
}

function placeInWords(values: Values): string {
  const { place } = schoolPlace(values);
  if (place === undefined) return NOT_ANSWERED;
  return place === 'foreign' ? 'foreign school' : 'U.S. or Canadian school';
}
