import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Values } from '#domain/applications/fields.ts';
import { auditScreening, BOTTOM_LINE } from '#domain/audit/audit-screening.ts';
import { groupings } from '#domain/audit/groupings.ts';
import type { Dossier } from '#domain/screening/dossier.ts';
import { whatIf } from '#domain/screening/what-if.ts';
import type { Season } from '#domain/season/season.ts';
import { applicationOf, dossierOf, seasonIn, withRules } from '#test/support/builders/dossiers.ts';

const season = seasonIn('seasons/im-2020-2021.yaml');
const atLeast = (score: number): Season =>
  withRules(
    season,
    { id: 'step-1', field: ['step1.score'], atLeast: score },
    { id: 'dean', field: ['documents.mspe'], is: ['yes'] },
  );

function person(score: number | undefined, kind = 'International School', dean = true): Dossier {
  const values = { 'school.kind': kind, 'documents.mspe': dean };
  return dossierOf(applicationOf(score === undefined ? values : { ...values, 'step1.score': score }));
}

test('another limit names the people between the two, and the rule that moves them', () => {
  const people = [person(239), person(240), person(249), person(250), person(undefined)];
  const { changes, turnedOnly, before, after } = whatIf(atLeast(250), atLeast(240), people, undefined);
  expect(changes.map(({ dossier }) => dossier.application.values['step1.score'])).toEqual([240, 249]);
  expect(changes[0]).toMatchObject({
    ...{ from: 'fails', to: 'passes' },
    turned: [{ rule: 'step-1', from: 'fail', to: 'pass' }],
  });
  expect(turnedOnly).toBe(0);
  expect(before.tally.sides).toEqual({ fails: 3, open: 1, passes: 1 });
  expect(after.tally.sides).toEqual({ fails: 1, open: 1, passes: 3 });
  expect(after.tally.rules[0]).toMatchObject({ rule: 'step-1', pass: 3, fail: 1, missing: 1, judgment: 0 });
});

test('a person whom another rule fails stays on that side, and is counted apart', () => {
  const { changes, turnedOnly } = whatIf(
    atLeast(250),
    atLeast(240),
    [person(245, 'U.S. M.D. School', false)],
    undefined,
  );
  expect(changes).toEqual([]);
  expect(turnedOnly).toBe(1);
});

test('a rule that is new, or gone, turns the people whom it is about', () => {
  const without = withRules(season, { id: 'dean', field: ['documents.mspe'], is: ['yes'] });
  const [gone] = whatIf(atLeast(250), without, [person(240)], undefined).changes;
  expect(gone).toMatchObject({ from: 'fails', to: 'passes', turned: [{ rule: 'step-1', from: 'fail' }] });
  const [fresh] = whatIf(without, atLeast(250), [person(undefined)], undefined).changes;
  expect(fresh).toMatchObject({ from: 'passes', to: 'open', turned: [{ rule: 'step-1', to: 'missing' }] });
});

test('a rule that is added at the end, or has another id, turns whom it is about', () => {
  const dean = { id: 'dean', field: ['documents.mspe'], is: ['yes'] };
  const letter = { id: 'letter', field: ['documents.mspe'], is: ['yes'] };
  const turn = (before: Season, after: Season) => {
    const { changes, turnedOnly } = whatIf(before, after, [person(230)], undefined);
    return { turned: changes.flatMap(({ turned }) => turned), turnedOnly };
  };
  expect(turn(withRules(season, dean), withRules(season, dean, letter))).toEqual({
    turned: [],
    turnedOnly: 1,
  });
  expect(turn(withRules(season, dean, letter), withRules(season, dean))).toEqual({
    turned: [],
    turnedOnly: 1,
  });
  expect(turn(withRules(season, dean), withRules(season, letter))).toEqual({ turned: [], turnedOnly: 1 });
  const limit = (atLeast: number) => withRules(season, { id: 'step-1', field: ['step1.score'], atLeast });
  expect(turn(limit(250), limit(220))).toEqual({
    ...{ turned: [{ rule: 'step-1', from: 'fail', to: 'pass' }], turnedOnly: 0 },
  });
});

test('the same rules change nobody, and a lower limit never makes anybody fail', () => {
  const scores = fc.array(fc.option(fc.integer({ min: 180, max: 290 }), { nil: undefined }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(scores, fc.integer({ min: 200, max: 280 }), fc.nat(40), (given, limit, less) => {
      const people = given.map((score) => person(score));
      expect(whatIf(atLeast(limit), atLeast(limit), people, undefined)).toMatchObject({
        changes: [],
        turnedOnly: 0,
      });
      const { changes } = whatIf(atLeast(limit), atLeast(limit - less), people, undefined);
      for (const { from } of changes) expect(from).toBe('fails');
    }),
  );
});

test('the audit counts who passes of whom a rule decides, and at the bottom line everybody', () => {
  const many = (count: number, score: number | undefined, kind: string) =>
    Array.from({ length: count }, () => person(score, kind));
  const people = [
    ...many(40, 255, 'U.S. M.D. Public School'),
    ...many(10, 230, 'U.S. M.D. Public School'),
    ...many(10, 255, 'International School'),
    ...many(30, 230, 'International School'),
    ...many(5, undefined, 'International School'),
    ...many(3, 255, 'U.S. D.O. School'),
    ...many(4, 255, 'U.S. M.D. Private School'),
  ];
  const { before } = whatIf(atLeast(250), atLeast(250), people, undefined);
  const [bottom, rule] = auditScreening(before.screened, groupings.school, [BOTTOM_LINE, 'step-1']);
  const of = (stage: typeof bottom, group: string) => stage?.rows.find((row) => row.group === group)?.figures;
  expect(of(rule, 'International School')).toMatchObject({ considered: 40, selected: 10 });
  expect(of(bottom, 'International School')).toMatchObject({ considered: 45, selected: 15 });
  expect(of(rule, 'International School')?.impact?.ratio).toBeCloseTo(0.25 / 0.8);
  expect(rule?.rows.map(({ group }) => group)).toContain('U.S. D.O. School');
  expect(of(rule, 'U.S. D.O. School')).toBeUndefined();
  expect(auditScreening(before.screened, groupings.signal, [BOTTOM_LINE])[0]?.rows).toMatchObject([
    { group: 'not answered' },
  ]);
});

test('larger groups come first, and of equal ones those earlier in the alphabet; a blank is a group of its own', () => {
  const of = (values: Values, count: number) =>
    Array.from({ length: count }, () => dossierOf(applicationOf({ 'documents.mspe': true, ...values })));
  const people = [
    ...of({ 'school.country': 'PAK' }, 2),
    ...of({ 'school.country': 'IND' }, 2),
    ...of({ 'school.country': 'BRA', 'school.kind': 'International School' }, 3),
    ...of({ 'school.kind': 'U.S. M.D. Public School' }, 1),
    ...of({ 'school.country': 'CAN', 'school.usOrCanadian': true }, 1),
  ];
  const { before } = whatIf(atLeast(250), atLeast(250), people, undefined);
  const groups = (grouping: 'country' | 'graduates') =>
    auditScreening(before.screened, groupings[grouping], [BOTTOM_LINE])[0]?.rows.map(({ group }) => group);
  expect(groups('country')).toEqual(['BRA', 'IND', 'PAK', 'CAN', 'not answered']);
  expect(groups('graduates')).toEqual(['not answered', 'foreign school', 'U.S. or Canadian school']);
});
