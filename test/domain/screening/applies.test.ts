import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/applications/fields.ts';
import { screen } from '#domain/screening/screen.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import { applicationOf, withRules } from '#test/support/builders/dossiers.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

/** What one rule says of these values; `undefined` if it does not apply. */
function verdictOf(rule: Partial<RuleSpec>, values: Values) {
  return screen(withRules(sampleSeason(), rule), applicationOf(values), new Map(), [])[0];
}

describe('a rule about people who need a visa', () => {
  const step3 = { 'step3.score': 150 };
  const rule = (visa: string) => ({ visa, field: ['step3.score'], atLeast: 198 });

  test.each<[string, string, Values, string | undefined]>([
    ['need one, which is another', 'H-1B', { 'visa.sponsorship': true, 'visa.sought': 'J-1' }, undefined],
    ['need one, of any kind', 'any', { 'visa.sponsorship': true }, 'fail'],
    ['seek one, of any kind', 'any', { 'visa.sought': 'J-1' }, 'fail'],
    ['expect one', 'H-1B', { 'visa.expected': 'H-1B' }, 'fail'],
    ['seek another than they expected', 'H-1B', { 'visa.sought': 'J-1', 'visa.expected': 'H-1B' }, undefined],
    [
      'may work now, and will need one',
      'H-1B',
      { 'visa.authorized': true, 'visa.sponsorship': true, 'visa.sought': 'H-1B' },
      'fail',
    ],
    [
      'need none, and say which they sought',
      'any',
      { 'visa.sponsorship': false, 'visa.sought': 'J-1' },
      undefined,
    ],
    ['may not work now, and say nothing else', 'any', { 'visa.authorized': false }, 'missing'],
  ])('concerns those who %s', (_, visa, values, expected) => {
    expect(verdictOf(rule(visa), { ...step3, ...values })?.outcome).toBe(expected);
  });

  test.each<[string, Values, string]>([
    ['H-1B', { 'visa.sponsorship': true }, 'not known which visa is sought'],
    ['H-1B', {}, 'not known whether a visa is needed'],
    ['any', {}, 'not known whether a visa is needed'],
  ])('%s is missing where nobody knows, and says what: %o', (visa, values, seen) => {
    expect(verdictOf(rule(visa), { ...step3, ...values })).toMatchObject({ outcome: 'missing', seen });
  });
});

describe('a D.O. who took none of the USMLE', () => {
  const values: Values = { 'school.kind': 'U.S. D.O. School' };
  const usmle = { field: ['step1.score'], is: ['known'] };

  test('is left out of rules about it alone, and not of those that take another exam as well', () => {
    const either = { field: ['step1.score', 'comlex1.score'], is: ['known'] };
    expect(verdictOf({ ...usmle, field: ['step1.score', 'step2ck.score'] }, values)).toBeUndefined();
    expect(verdictOf(either, values)).toMatchObject({ outcome: 'missing' });
    expect(verdictOf(either, { ...values, 'comlex1.score': 500 })).toMatchObject({ outcome: 'pass' });
  });

  test('is not left out of rules about facts, and of those for a person', () => {
    expect(verdictOf({ fact: 'three letters received' }, values)).toMatchObject({ outcome: 'missing' });
    expect(verdictOf({ judgment: 'Is it so?' }, values)).toMatchObject({ outcome: 'judgment' });
  });

  test.each<[string, boolean]>([
    ...(['D.O.', 'DO', 'D O', 'd.o', 'D. O.', 'B.S., DO', 'DO, 2020', 'U.S. D.O. School'] as const).map(
      (degree): [string, boolean] => [degree, true],
    ),
    ...(['M.D.', 'MD', 'Doctor of Medicine', 'M.D. in Santo Domingo', 'AMDO', 'D-O'] as const).map(
      (degree): [string, boolean] => [degree, false],
    ),
  ])('is told by the degree: “%s” is one: %s', (degree, isOsteopathic) => {
    expect(verdictOf(usmle, { 'school.degree': degree }) === undefined).toBe(isOsteopathic);
  });
});
