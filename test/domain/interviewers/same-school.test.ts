import { expect, test } from 'vitest';
import { sharesSchool } from '#domain/interviewers/same-school.ts';

test.each([
  [['Harvard'], 'Harvard Medical School', true],
  [['Université de Montréal'], 'Universite de Montreal Faculty of Medicine', true],
  [['Department of Medicine, Boston University'], 'Boston University School of Medicine', true],
  [['Tufts', 'Yale School of Medicine'], 'Yale University School of Medicine', true],
  [['Harvard Medical School'], 'Yale University School of Medicine', false],
  [['Sample School of Medicine 7'], 'Sample School of Medicine 2', false],
  [['University School of Medicine'], 'University of Medicine and Health Sciences', false],
  [['School of Medicine'], 'Harvard Medical School', false],
  [['Sample Valley'], 'Sample Valley North School', true],
  [['Sample Valley North Clinic'], 'Sample Valley', true],
  [['Sample S.'], 'Sample T. College', true],
  [[], 'Harvard Medical School', false],
  [['Harvard'], undefined, false],
])('a school of %j may be that of an applicant from %j: %s', (schools, school, may) => {
  expect(sharesSchool(schools, school)).toBe(may);
});
