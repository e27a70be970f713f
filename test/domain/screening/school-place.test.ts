import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/applications/fields.ts';
import { schoolPlace } from '#domain/screening/school-place.ts';

const foreign = 'International School';

describe('the place of a school', () => {
  test.each<[string, string | undefined]>([
    ['U.S. M.D. Public School', 'us-or-canadian'],
    ['US D.O. School', 'us-or-canadian'],
    ['U.S.', 'us-or-canadian'],
    ['USA', 'us-or-canadian'],
    ['U.S.A.', 'us-or-canadian'],
    ['Canadian School', 'us-or-canadian'],
    ['U.S. M.D. Public School;  U.S. D.O. School', 'us-or-canadian'],
    ['U.S. M.D. Public School; ', 'us-or-canadian'],
    [foreign, 'foreign'],
    ['Foreign school', 'foreign'],
    ['School abroad', 'foreign'],
    ['International School of the US', 'foreign'],
    [`${foreign}, ${foreign}`, 'foreign'],
    ['Usher School', undefined],
    ['School of Medicine', undefined],
    [`U.S. M.D. School; ${foreign}`, undefined],
    ['', undefined],
  ])('is told by its type: “%s” is %s', (kind, place) => {
    expect(schoolPlace(kind === '' ? {} : { 'school.kind': kind }).place).toBe(place);
  });

  test.each<[Values, string | undefined]>([
    [{ 'school.kind': foreign, 'school.country': 'CAN' }, 'us-or-canadian'],
    [{ 'school.kind': foreign, 'school.country': 'Canada; CAN' }, 'us-or-canadian'],
    [{ 'school.kind': foreign, 'school.country': 'CAN; IND' }, 'foreign'],
    [{ 'school.kind': foreign, 'school.country': 'Vatican' }, 'foreign'],
    [{ 'school.kind': foreign, 'school.country': 'Canary Islands' }, 'foreign'],
    [{ 'school.country': 'CAN' }, undefined],
    [{ 'school.country': 'IND' }, undefined],
  ])('is told by the country only where a foreign school is in Canada: %o', (values, place) => {
    expect(schoolPlace(values).place).toBe(place);
  });
});

test.each<[Values, string]>([
  [{}, 'neither the type of school nor “U.S. or Canadian applicant” is answered'],
  [{ 'school.kind': 'School of Medicine' }, 'type of school “School of Medicine”'],
  [{ 'school.kind': foreign }, 'type of school “International School”'],
  [{ 'school.usOrCanadian': true }, 'U.S. or Canadian applicant: Yes'],
  [{ 'school.usOrCanadian': false }, 'U.S. or Canadian applicant: No'],
  [{ 'school.kind': 'School of Medicine', 'school.usOrCanadian': false }, 'U.S. or Canadian applicant: No'],
  [
    { 'school.kind': `U.S. M.D. School; ${foreign}`, 'school.usOrCanadian': true },
    'schools of different types, “U.S. M.D. School; International School”',
  ],
])('it is said what was seen of %o: %s', (values, seen) => {
  expect(schoolPlace(values).seen).toBe(seen);
});

test('a type that differs from the answer is pointed out, and one that agrees or has no answer is not', () => {
  const warningOf = (kind: string, answer?: boolean) =>
    schoolPlace({ 'school.kind': kind, ...(answer === undefined ? {} : { 'school.usOrCanadian': answer }) })
      .warning;
  expect(warningOf(foreign, true)).toBe(
    'The type of school is “International School”, but “U.S. or Canadian applicant” says Yes: the type counts here, so check it.',
  );
  expect(warningOf('U.S. D.O. School', false)).toContain('“U.S. or Canadian applicant” says No');
  expect(warningOf(foreign, false)).toBeUndefined();
  expect(warningOf('U.S. D.O. School', true)).toBeUndefined();
  expect(warningOf(foreign)).toBeUndefined();
  expect(warningOf(`U.S. M.D. School; ${foreign}`)).toContain('a person must tell which counts');
});
