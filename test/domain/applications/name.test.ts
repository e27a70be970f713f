import { expect, test } from 'vitest';
import { givenNameFirst, nameOf } from '#domain/applications/application.ts';
import type { Values } from '#domain/applications/fields.ts';

const parts = (first?: string, middle?: string, last?: string, whole?: string): Values => ({
  ...(first === undefined ? {} : { 'name.first': first }),
  ...(middle === undefined ? {} : { 'name.middle': middle }),
  ...(last === undefined ? {} : { 'name.last': last }),
  ...(whole === undefined ? {} : { 'name.whole': whole }),
});

test.each<[Values, string]>([
  [parts('Ann', undefined, 'Sample'), 'Ann Sample'],
  [parts('Ann', 'B.', 'Sample'), 'Ann B. Sample'],
  [parts('Ann', undefined, 'Sample', 'Other, Name'), 'Ann Sample'],
  [parts('Ann', undefined, undefined, 'Sample, Ann B.'), 'Ann B. Sample'],
  [parts(undefined, undefined, undefined, 'Sample, Ann'), 'Ann Sample'],
  [parts('Ann'), 'Ann'],
  [parts('Ann', 'B.'), 'Ann B.'],
  [parts(undefined, undefined, 'Sample'), 'Sample'],
  [{}, ''],
])('%o is the name “%s”: of first and last name, else of the whole', (values, name) => {
  expect(nameOf(values)).toBe(name);
});

test.each([
  ['Sample, Ann', 'Ann Sample'],
  ['Sample,Ann B.', 'Ann B. Sample'],
  ['Sample, Iris', 'Iris Sample'],
  ['Sample, Shiv', 'Shiv Sample'],
  ['Sample, Ivan', 'Ivan Sample'],
  ['Sample, Dorothy', 'Dorothy Sample'],
])('%s is said as %s', (name, said) => {
  expect(givenNameFirst(name)).toBe(said);
});

test.each([
  ...['Ann Sample', 'Sample,', ', Ann', ',', 'Sample, Ann, M.D.', ''],
  ...['Jr', 'Jr.', 'SR', 'I', 'II', 'III', 'IV', 'V', 'MD', 'M.D.', 'DO', 'D.O.', 'PhD', 'Ph.D.', 'MPH'].map(
    (suffix) => `Ann Sample, ${suffix}`,
  ),
])('“%s” stays as it is', (name) => {
  expect(givenNameFirst(name)).toBe(name);
});
