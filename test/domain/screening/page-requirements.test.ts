import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/applications/fields.ts';
import { route } from '#domain/routing/route.ts';
import { screen } from '#domain/screening/screen.ts';
import { instant } from '#domain/values/time.ts';
import { applicationOf, factsSaying, seasonIn } from '#test/support/builders/dossiers.ts';

/** Each sentence of the program's page that asks something of an applicant, in our words. */
const season = seasonIn('seasons/im-2020-2021.yaml');

type Known = {
  readonly values?: Values;
  readonly ticks?: readonly string[];
  readonly facts?: Readonly<Record<string, boolean>>;
  readonly now?: string;
};

function says(rule: string, { values = {}, ticks = ['categorical'], facts = {}, now }: Known): string {
  const circumstances = now === undefined ? {} : { now: instant(now) };
  const verdicts = screen(season, applicationOf(values, ticks), factsSaying(facts), [], circumstances);
  return verdicts.find((verdict) => verdict.rule === rule)?.outcome ?? 'none';
}

const foreign: Values = { 'school.kind': 'International School', 'visa.sponsorship': true };
const american: Values = { 'school.kind': 'U.S. M.D. Public School' };

describe('everybody', () => {
  test('applies by October 21, 2020', () => {
    expect(says('applied-in-time', { values: { appliedOn: '2020-10-21' } })).toBe('pass');
    expect(says('applied-in-time', { values: { appliedOn: '2020-10-22' } })).toBe('fail');
    expect(says('applied-in-time', {})).toBe('missing');
  });

  test.each(['step-2-ck', 'step-2-cs'])(
    'has a result of %s in ERAS by March 1, 2021, and until then it is missing',
    (rule) => {
      const results: Values = { 'step2ck.score': 240, 'step2cs.status': 'pass' };
      expect(says(rule, { values: { ...american, ...results } })).toBe('pass');
      expect(says(rule, { values: american })).toBe('missing');
      expect(
        screen(season, applicationOf(american), new Map(), []).find((each) => each.rule === rule),
      ).toMatchObject({
        by: '2021-03-01',
        toDo: expect.stringContaining('ERAS'),
      });
    },
  );
});

describe('letters, of every track but the neuro-preliminary one', () => {
  const letters = ['deans-letter', 'chair-letter', 'three-letters', 'four-letters-at-most'];

  test.each(['categorical', 'primary-care', 'physician-scientist', 'preliminary'])(
    'are asked of %s',
    (track) => {
      for (const rule of letters) expect(says(rule, { ticks: [track] })).toBe('missing');
    },
  );

  test('are not asked of neuro-preliminary', () => {
    for (const rule of letters) expect(says(rule, { ticks: ['neuro-preliminary'] })).toBe('none');
  });

  test('one is the dean’s', () => {
    expect(says('deans-letter', { values: { 'documents.mspe': true } })).toBe('pass');
    expect(says('deans-letter', { values: { 'documents.mspe': false } })).toBe('fail');
  });

  test('one is the chair’s or the clerkship director’s', () => {
    expect(says('chair-letter', { facts: { 'chair or clerkship director letter received': true } })).toBe(
      'pass',
    );
    expect(says('chair-letter', { facts: { 'chair or clerkship director letter received': false } })).toBe(
      'fail',
    );
  });

  test('they are three in all, and four at most', () => {
    expect(says('three-letters', { facts: { 'three letters received': true } })).toBe('pass');
    expect(says('three-letters', { facts: { 'three letters received': false } })).toBe('fail');
    expect(says('four-letters-at-most', { facts: { 'more than four letters': false } })).toBe('pass');
    expect(says('four-letters-at-most', { facts: { 'more than four letters': true } })).toBe('fail');
  });
});

describe('graduates of foreign schools', () => {
  test.each([
    ['foreign-step-1', 'step1.score'],
    ['foreign-step-2', 'step2ck.score'],
  ] as const)('have 250 or more: %s', (rule, field) => {
    expect(says(rule, { values: { ...foreign, [field]: 249 } })).toBe('fail');
    expect(says(rule, { values: { ...foreign, [field]: 250 } })).toBe('pass');
    expect(says(rule, { values: foreign })).toBe('missing');
    expect(says(rule, { values: { ...american, [field]: 200 } })).toBe('none');
  });

  test('have their ECFMG certificate by January 1, 2021', () => {
    expect(says('ecfmg', { values: { ...foreign, 'ecfmg.certified': true } })).toBe('pass');
    expect(says('ecfmg', { values: { ...foreign, 'ecfmg.receivedOn': '2021-01-02' } })).toBe('fail');
    const waiting = { ...foreign, 'ecfmg.certified': false };
    expect(says('ecfmg', { values: waiting, now: '2020-12-31T12:00Z' })).toBe('missing');
    expect(says('ecfmg', { values: waiting, now: '2021-01-02T12:00Z' })).toBe('fail');
    expect(says('ecfmg', { values: american })).toBe('none');
  });

  test('are eligible for a J-1 visa; an H-1B visa is supported too', () => {
    expect(says('visa', { values: { ...foreign, 'visa.sought': 'J-1' } })).toBe('pass');
    expect(says('visa', { values: { ...foreign, 'visa.sought': 'H-1B' } })).toBe('pass');
    expect(says('visa', { values: { ...foreign, 'visa.sought': 'O-1' } })).toBe('fail');
    expect(says('visa', { values: { ...foreign, 'visa.sponsorship': false } })).toBe('none');
  });

  test('have passed Step 3 for an H-1B visa, or all of FLEX or NBME', () => {
    const seeking = { ...foreign, 'visa.sought': 'H-1B' };
    expect(says('h-1b-step-3', { values: { ...seeking, 'step3.score': 198 } })).toBe('pass');
    expect(says('h-1b-step-3', { values: { ...seeking, 'step3.score': 197 } })).toBe('fail');
    expect(says('h-1b-step-3', { values: seeking })).toBe('missing');
    expect(says('h-1b-step-3', { values: seeking, facts: { 'FLEX or NBME completed': true } })).toBe('pass');
    expect(says('h-1b-step-3', { values: { ...foreign, 'visa.sought': 'J-1' } })).toBe('none');
  });

  test.each(['outstanding-letters', 'experience'])('are judged by a person: %s', (rule) => {
    expect(says(rule, { values: foreign })).toBe('judgment');
    expect(says(rule, { values: american })).toBe('none');
  });
});

test('an application to neurology is needed for the neuro-preliminary track only', () => {
  const neuro = applicationOf({}, ['neuro-preliminary']);
  expect(route(season, neuro, new Map(), []).needsPerson).toMatch(/neurology application/);
  expect(route(season, neuro, factsSaying({ 'neurology application': true }), [])).not.toHaveProperty(
    'needsPerson',
  );
});
