import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/applications/fields.ts';
import { screen } from '#domain/screening/screen.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import { instant } from '#domain/values/time.ts';
import { applicationOf, factsSaying, seasonIn, withRules } from '#test/support/builders/dossiers.ts';

const season = seasonIn('seasons/im-2020-2021.yaml');
const verdictOf = (
  rule: Partial<RuleSpec>,
  values: Values = {},
  facts: Readonly<Record<string, boolean>> = {},
) => screen(withRules(season, rule), applicationOf(values), factsSaying(facts), [])[0];

describe('a verdict', () => {
  test('says nothing of a day, a last day or an advice that there is not', () => {
    expect(verdictOf({ judgment: 'Is it so?' })).toStrictEqual({
      ...{ rule: 'rule-1', outcome: 'judgment', seen: 'Is it so?', source: 'a person’s judgment' },
    });
    expect(verdictOf({ fact: 'letters' })).toStrictEqual({
      ...{ rule: 'rule-1', outcome: 'missing', seen: 'no list says it', source: 'lists of “letters”' },
    });
  });

  test.each<[string, Partial<RuleSpec>, string]>([
    ['judgment', { judgment: 'Is it so?', by: '2021-01-15' }, '2021-01-15'],
    ['fact', { fact: 'letters', by: '2021-01-15' }, '2021-01-15'],
    ['field', { field: ['appliedOn'], by: 'applications' }, '2020-10-21'],
  ])('has the last day of its rule, be it of a %s', (_, rule, by) => {
    expect(verdictOf(rule)).toMatchObject({ by });
  });

  test('names all fields of its rule where nobody knows whether it applies', () => {
    const rule = { schools: 'foreign', field: ['step1.score', 'comlex1.score'], is: ['known'] };
    expect(verdictOf(rule)).toMatchObject({
      source: 'ERAS export: Step 1 score or COMLEX Level 1 score',
      seen: 'not known where the school is (neither the type of school nor “U.S. or Canadian applicant” is answered)',
    });
  });
});

describe('a rule that looks at several fields', () => {
  const either = { field: ['step1.score', 'comlex1.score'], is: ['known'] };

  test.each<[string, Values, string, string]>([
    ['the first, by its score', { 'step1.score': 230, 'comlex1.score': 500 }, '230', 'Step 1 score'],
    [
      'the first, by a pass',
      { 'step1.status': 'pass', 'comlex1.score': 500 },
      'Pass, without a score',
      'Step 1 score',
    ],
    ['the second, if the first is blank', { 'comlex1.score': 500 }, '500', 'COMLEX Level 1 score'],
    ['the first, if all are blank', {}, 'not known', 'Step 1 score'],
  ])('looks at %s', (_, values, seen, source) => {
    expect(verdictOf(either, values)).toMatchObject({ seen, source: `ERAS export: ${source}` });
  });
});

test('a fact that has to be so passes if it is, whatever the case of the word', () => {
  const outcome = (word: string, isSo: boolean) =>
    verdictOf({ fact: 'letters', is: [word] }, {}, { letters: isSo })?.outcome;
  expect([outcome('yes', true), outcome('Yes', false)]).toEqual(['pass', 'fail']);
  expect([outcome('NO', true), outcome('no', false)]).toEqual(['fail', 'pass']);
});

describe('a rule for some tracks', () => {
  const appliesTo = (track: string, ticks: readonly string[], gaveUp: readonly string[] = []) => {
    const who = { kind: 'program', name: 'Sample Coordinator' } as const;
    const at = instant('2020-11-02T15:00Z');
    const withdrawn = gaveUp.map((each) => ({ track: each, reason: 'asked', who, at }));
    const rule = { tracks: [track], judgment: 'Is it so?' };
    return (
      screen(withRules(season, rule), applicationOf({}, ticks), new Map(), [], { withdrawn }).length === 1
    );
  };

  test('applies to those who gave up another one', () => {
    const ticks = ['categorical', 'primary-care', 'preliminary'];
    expect(appliesTo('categorical', ticks, ['preliminary'])).toBe(true);
    expect(appliesTo('primary-care', ticks, ['preliminary', 'categorical'])).toBe(true);
    expect(appliesTo('categorical', ticks, ['preliminary', 'categorical'])).toBe(false);
  });

  test('does not apply beside a track that is considered alone', () => {
    expect(appliesTo('categorical', ['categorical', 'preliminary'])).toBe(false);
    expect(appliesTo('preliminary', ['categorical', 'preliminary'])).toBe(true);
  });
});

test('a rule for graduates of foreign schools who need a visa does not apply to who needs none, wherever the school is', () => {
  const rule = { schools: 'foreign', visa: 'any', judgment: 'Is it so?' };
  expect(verdictOf(rule, { 'visa.sponsorship': false })).toBeUndefined();
  expect(verdictOf(rule, { 'school.kind': 'U.S. M.D. School', 'visa.sponsorship': true })).toBeUndefined();
  expect(verdictOf(rule, { 'school.kind': 'U.S. M.D. School' })).toBeUndefined();
  expect(verdictOf(rule, { 'visa.sponsorship': true })?.outcome).toBe('missing');
});
