import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/applications/fields.ts';
import { screen } from '#domain/screening/screen.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import { type CalendarDay, instant } from '#domain/values/time.ts';
import { applicationOf, factsSaying, seasonIn, withRules } from '#test/support/builders/dossiers.ts';

const season = seasonIn('seasons/im-2020-2021.yaml');
const since = '2022-01-26' as CalendarDay;

/** What one rule says of these values: its outcome, or `none` if it does not apply. */
function outcome(
  rule: Partial<RuleSpec>,
  values: Values,
  facts: Readonly<Record<string, boolean>> = {},
  now?: string,
) {
  const circumstances = now === undefined ? {} : { now: instant(now) };
  const [verdict] = screen(
    withRules(season, rule),
    applicationOf(values),
    factsSaying(facts),
    [],
    circumstances,
  );
  return verdict?.outcome ?? 'none';
}

const score = { field: ['step1.score'], atLeast: 250 };
const scoreOrPass = { ...score, orPassedSince: since };

describe('a lowest score', () => {
  test.each<[string, Partial<RuleSpec>, Values, string]>([
    ['one below', score, { 'step1.score': 249 }, 'fail'],
    ['itself', score, { 'step1.score': 250 }, 'pass'],
    ['one above', score, { 'step1.score': 251 }, 'pass'],
    ['a blank', score, {}, 'missing'],
    ['a pass without a score', score, { 'step1.status': 'pass' }, 'missing'],
    ['a fail without a score', score, { 'step1.status': 'fail' }, 'fail'],
    ['a pass without a score, since the exam gives none', scoreOrPass, { 'step1.status': 'pass' }, 'pass'],
    ['a fail without a score, since the exam gives none', scoreOrPass, { 'step1.status': 'fail' }, 'fail'],
    ['a blank, since the exam gives no score', scoreOrPass, {}, 'missing'],
    ['a low score with a pass', scoreOrPass, { 'step1.score': 249, 'step1.status': 'pass' }, 'fail'],
  ])('%s', (_, rule, values, expected) => {
    expect(outcome(rule, values)).toBe(expected);
  });

  test('the trace says that a pass without a score stands for the day of the exam', () => {
    const [verdict] = screen(
      withRules(season, scoreOrPass),
      applicationOf({ 'step1.status': 'pass' }),
      new Map(),
      [],
    );
    expect(verdict).toMatchObject({
      seen: expect.stringContaining('a pass without a score stands for an exam since 2022-01-26'),
      source: 'ERAS export: Step 1 score',
      on: '2020-10-30',
    });
  });
});

describe('an answer', () => {
  const known = { field: ['step1.score'], is: ['known'] };
  const signal = { field: ['signal'], is: ['Gold', 'silver'] };
  const received = { field: ['ecfmg.receivedOn'], is: ['yes'] };
  const comlex = { field: ['comlex1.score'], atLeast: 500 };
  const visa = { field: ['visa.sought'], includes: ['j-1'] };
  test.each<[string, Partial<RuleSpec>, Values, string]>([
    ['any score, where one has to be known', known, { 'step1.score': 190 }, 'pass'],
    ['a pass without a score, where a result has to be known', known, { 'step1.status': 'pass' }, 'pass'],
    ['one of the words', signal, { signal: 'gold' }, 'pass'],
    ['another of the words', signal, { signal: 'silver' }, 'pass'],
    ['another word', signal, { signal: 'none' }, 'fail'],
    ['a word where a yes is asked', { field: ['signal'], is: ['yes'] }, { signal: 'silver' }, 'fail'],
    [
      'a text, in whatever case',
      { field: ['eras.status'], is: ['Applied'] },
      { 'eras.status': 'APPLIED' },
      'pass',
    ],
    ['a day, where a yes is asked', received, { 'ecfmg.receivedOn': '2020-12-20' }, 'pass'],
    ['a day, where a no is asked', { ...received, is: ['no'] }, { 'ecfmg.receivedOn': '2020-12-20' }, 'fail'],
    ['a COMLEX score that is enough', comlex, { 'comlex1.score': 500 }, 'pass'],
    ['a COMLEX score that is not', comlex, { 'comlex1.score': 499 }, 'fail'],
    ['a failed COMLEX', comlex, { 'comlex1.status': 'fail' }, 'fail'],
    ['a part of a text, however it is written', visa, { 'visa.sought': 'H-1B, J - 1' }, 'pass'],
    ['no part of a text', visa, { 'visa.sought': 'H-1B' }, 'fail'],
  ])('%s', (_, rule, values, expected) => {
    expect(outcome(rule, values)).toBe(expected);
  });
});

describe('a day', () => {
  const byDeadline = { field: ['appliedOn'], by: 'applications' };
  test.each([
    ['the day before', '2020-10-20', 'pass'],
    ['the day itself', '2020-10-21', 'pass'],
    ['the day after', '2020-10-22', 'fail'],
  ])('%s the deadline', (_, appliedOn, expected) => {
    expect(outcome(byDeadline, { appliedOn })).toBe(expected);
    expect(outcome({ ...byDeadline, by: '2020-10-21' }, { appliedOn })).toBe(expected);
  });

  test('on the last day the trace says that the hour is not known', () => {
    const [verdict] = screen(
      withRules(season, byDeadline),
      applicationOf({ appliedOn: '2020-10-21' }),
      new Map(),
      [],
    );
    expect(verdict?.seen).toBe('2020-10-21, the last day; the export gives no hour');
  });

  test('a month passes up to the month of the day', () => {
    const graduated = { field: ['school.graduation'], by: '2021-06-15' };
    expect(outcome(graduated, { 'school.graduation': '2021-06' })).toBe('pass');
    expect(outcome(graduated, { 'school.graduation': '2021-07' })).toBe('fail');
  });
});

describe('a “no” to what can still come', () => {
  const certified = { field: ['ecfmg.receivedOn', 'ecfmg.certified'], is: ['yes'], by: 'ecfmg' };
  test.each<[string, Values, string | undefined, string]>([
    ['yes', { 'ecfmg.certified': true }, undefined, 'pass'],
    ['no, asked at no time', { 'ecfmg.certified': false }, undefined, 'missing'],
    ['no, on the last day', { 'ecfmg.certified': false }, '2021-01-02T04:59Z', 'missing'],
    ['no, a minute later', { 'ecfmg.certified': false }, '2021-01-02T05:00Z', 'fail'],
    ['a blank, a minute later', {}, '2021-01-02T05:00Z', 'missing'],
    ['received on the last day', { 'ecfmg.receivedOn': '2021-01-01' }, undefined, 'pass'],
    ['received a day late', { 'ecfmg.receivedOn': '2021-01-02' }, undefined, 'fail'],
    [
      'a day counts before a yes',
      { 'ecfmg.receivedOn': '2021-01-02', 'ecfmg.certified': true },
      undefined,
      'fail',
    ],
  ])('%s', (_, values, now, expected) => {
    expect(outcome(certified, values, {}, now)).toBe(expected);
  });

  test('without a last day a no is a fail', () => {
    expect(outcome({ field: ['documents.mspe'], is: ['yes'] }, { 'documents.mspe': false })).toBe('fail');
  });
});

describe('a fact', () => {
  const letters = { fact: 'three letters received' };
  test.each<[string, Partial<RuleSpec>, Readonly<Record<string, boolean>>, string]>([
    ['on the list', letters, { 'Three letters  received': true }, 'pass'],
    ['not on a complete list', letters, { 'three letters received': false }, 'fail'],
    ['of which no list says anything', letters, {}, 'missing'],
    ['that must not be so, and is', { ...letters, is: ['no'] }, { 'three letters received': true }, 'fail'],
    [
      'that must not be so, and is not',
      { ...letters, is: ['no'] },
      { 'three letters received': false },
      'pass',
    ],
    ['that must not be so, of which nothing is known', { ...letters, is: ['no'] }, {}, 'missing'],
    ['that can still come', { ...letters, by: '2020-12-01' }, { 'three letters received': false }, 'missing'],
  ])('%s', (_, rule, facts, expected) => {
    expect(outcome(rule, {}, facts)).toBe(expected);
  });

  test('is told with its list and day', () => {
    const facts = factsSaying({ 'three letters received': true });
    expect(screen(withRules(season, letters), applicationOf({}), facts, [])).toMatchObject([
      { seen: 'Yes', source: 'list of “three letters received” (list.csv)', on: '2020-11-14' },
    ]);
  });

  test('that is as good as the field passes where the field does not', () => {
    const rule = { field: ['step3.score'], atLeast: 198, orFact: 'FLEX completed' };
    expect(outcome(rule, {}, { 'FLEX completed': true })).toBe('pass');
    expect(outcome(rule, { 'step3.score': 190 }, { 'FLEX completed': true })).toBe('pass');
    expect(outcome(rule, { 'step3.score': 190 }, { 'FLEX completed': false })).toBe('fail');
    expect(outcome(rule, {}, { 'FLEX completed': false })).toBe('missing');
  });
});

describe('whom a rule is about', () => {
  const foreign = { ...score, schools: 'foreign' };
  test.each<[string, Values, string]>([
    ['an international school', { 'school.kind': 'International School' }, 'missing'],
    ['a U.S. school', { 'school.kind': 'U.S. M.D. Public School' }, 'none'],
    ['a U.S. school, written otherwise', { 'school.kind': 'US D.O. School' }, 'none'],
    ['a Canadian school', { 'school.kind': 'Canadian School' }, 'none'],
    [
      'an international school in Canada',
      { 'school.kind': 'International School', 'school.country': 'CAN' },
      'none',
    ],
    ['only the answer no', { 'school.usOrCanadian': false }, 'missing'],
    ['only the answer yes', { 'school.usOrCanadian': true }, 'none'],
    [
      'the type against the answer',
      { 'school.kind': 'International School', 'school.usOrCanadian': true },
      'missing',
    ],
  ])('%s', (_, values, expected) => {
    expect(outcome(foreign, values)).toBe(expected);
    const withScore = { ...values, 'step1.score': 240 };
    expect(outcome(foreign, withScore)).toBe(expected === 'none' ? 'none' : 'fail');
  });

  test('if nobody knows where the school is, it is missing and never taken for foreign', () => {
    expect(outcome(foreign, { 'step1.score': 200 })).toBe('missing');
    const schools = 'International School; U.S. M.D. Public School';
    expect(outcome(foreign, { 'step1.score': 200, 'school.kind': schools })).toBe('missing');
    const [verdict] = screen(withRules(season, foreign), applicationOf({}), new Map(), []);
    expect(verdict?.seen).toMatch(/^not known where the school is/);
  });

  const h1b = { visa: 'H-1B', field: ['step3.score'], atLeast: 198 };
  test.each<[string, Values, string]>([
    ['seeks it', { 'visa.sought': 'H-1B' }, 'missing'],
    ['seeks it among others', { 'visa.sought': 'J-1, H1B' }, 'missing'],
    ['seeks another', { 'visa.sought': 'J-1' }, 'none'],
    ['needs none', { 'visa.sponsorship': false }, 'none'],
    ['may work already', { 'visa.authorized': true }, 'none'],
  ])('of a visa: %s', (_, values, expected) => {
    expect(outcome(h1b, values)).toBe(expected);
  });

  test('of a visa: a blank is not taken for a no', () => {
    expect(outcome(h1b, { 'step3.score': 150 })).toBe('missing');
    expect(outcome(h1b, { 'step3.score': 150, 'visa.sponsorship': true })).toBe('missing');
    expect(outcome({ ...h1b, visa: 'any' }, { 'step3.score': 150, 'visa.sponsorship': true })).toBe('fail');
  });

  test('of a track: one that the application is considered for, or may be', () => {
    const rule = { tracks: ['preliminary'], judgment: 'Is it so?' };
    const of = (ticks: readonly string[], gaveUp: readonly string[] = []) => {
      const who = { kind: 'program', name: 'Sample Coordinator' } as const;
      const withdrawn = gaveUp.map((track) => ({
        track,
        reason: 'asked',
        who,
        at: instant('2020-11-02T15:00Z'),
      }));
      return screen(withRules(season, rule), applicationOf({}, ticks), new Map(), [], { withdrawn }).length;
    };
    expect(of(['preliminary'])).toBe(1);
    expect(of(['categorical'])).toBe(0);
    expect(of(['preliminary', 'physician-scientist'])).toBe(1);
    expect(of(['preliminary', 'categorical'], ['preliminary'])).toBe(0);
  });

  test('a D.O. who took none of the USMLE is left out of rules about it, unless the season says otherwise', () => {
    const osteopathic: Values = { 'school.kind': 'U.S. D.O. School', 'comlex1.score': 600 };
    expect(outcome(score, osteopathic)).toBe('none');
    expect(outcome({ ...score, requiredOfDO: true }, osteopathic)).toBe('missing');
    expect(outcome(score, { ...osteopathic, 'step2ck.score': 255 })).toBe('missing');
    expect(outcome(score, { ...osteopathic, 'step1.score': 255 })).toBe('pass');
    expect(outcome(score, { 'school.degree': 'D.O.' })).toBe('none');
    expect(outcome(score, { 'school.degree': 'M.D.', 'school.kind': 'U.S. M.D. Public School' })).toBe(
      'missing',
    );
  });
});

const scores = fc.integer({ min: 1, max: 300 });

test('more is never worse: a higher score never turns a pass into something else', () => {
  fc.assert(
    fc.property(scores, scores, scores, (atLeast, one, other) => {
      const of = (value: number) => outcome({ ...score, atLeast }, { 'step1.score': value });
      if (of(Math.min(one, other)) === 'pass') expect(of(Math.max(one, other))).toBe('pass');
    }),
  );
});

test('of an application of which nothing is known, no rule of any kind says pass or fail', () => {
  const all = [
    ...(season.screening?.rules ?? []),
    ...(seasonIn('seasons/template.yaml').screening?.rules ?? []),
  ];
  const everybody = all.map(({ tracks: _, ...rule }, index) => ({ ...rule, id: `rule-${index}` }));
  const verdicts = screen(withRules(season, ...everybody), applicationOf({}), new Map(), [], {
    now: instant('2030-01-01T12:00Z'),
  });
  expect(verdicts.length).toBe(everybody.length);
  for (const { outcome } of verdicts) expect(['missing', 'judgment']).toContain(outcome);
});

test('a judgment waits for a person, and then is what the person said', () => {
  const withJudgment = withRules(season, { judgment: 'Are the letters outstanding?' });
  const entered = {
    rule: 'rule-1',
    outcome: 'pass',
    reason: 'Read by two of us.',
    at: instant('2020-11-01T12:00Z'),
    who: { kind: 'program', name: 'Sample Coordinator' },
  } as const;
  expect(screen(withJudgment, applicationOf({}), new Map(), [])).toMatchObject([
    { outcome: 'judgment', seen: 'Are the letters outstanding?' },
  ]);
  expect(screen(withJudgment, applicationOf({}), new Map(), [entered])).toMatchObject([
    { outcome: 'pass', derived: 'judgment', entered },
  ]);
});

test('what an applicant can do is told where a rule fails or nothing is known, and not where it passes', () => {
  const rule = { ...score, toDo: 'Release the transcript.' };
  const toDo = (values: Values) =>
    screen(withRules(season, rule), applicationOf(values), new Map(), [])[0]?.toDo;
  expect(toDo({})).toBe('Release the transcript.');
  expect(toDo({ 'step1.score': 200 })).toBe('Release the transcript.');
  expect(toDo({ 'step1.score': 260 })).toBeUndefined();
});

test('where something must not be and nothing is known of it, the applicant has nothing to do', () => {
  const rule = { fact: 'more than four letters', is: ['no'], toDo: 'Take letters back until four are left.' };
  const verdict = (facts: Readonly<Record<string, boolean>>) =>
    screen(withRules(season, rule), applicationOf({}), factsSaying(facts), [])[0];
  expect(verdict({})).toMatchObject({ outcome: 'missing' });
  expect(verdict({})).not.toHaveProperty('toDo');
  expect(verdict({ 'more than four letters': true })).toMatchObject({ outcome: 'fail', toDo: rule.toDo });
});
