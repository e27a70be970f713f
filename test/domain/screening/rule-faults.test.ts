import { describe, expect, test } from 'vitest';
import { screeningFaults } from '#domain/screening/screening-faults.ts';
import type { RuleSpec } from '#domain/season/screening-section.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const deadlines = [{ id: 'closing', name: 'Closing', on: '2020-10-21' as CalendarDay }];
const facts = ['three letters received'];

/** Where in the rule something is wrong, and what is said of it. */
function faultsOf(rule: Partial<RuleSpec>, season: Parameters<typeof screeningFaults>[0] = {}) {
  const rules = [{ id: 'a', name: 'A', ...rule }];
  const whole = { ...sampleSeason(), deadlines, screening: { facts, rules, signals: 'We read them.' } };
  return screeningFaults({ ...whole, ...season }).map(({ path, message }) => [
    path.slice(3).join('.'),
    message,
  ]);
}

const day = { field: ['appliedOn'], by: 'closing' };
const score = { field: ['step1.score'], atLeast: 230 };
const comlex = { field: ['comlex1.score'], atLeast: 400 };
const letters = { fact: 'Three letters  received' };

describe('a rule may', () => {
  test.each<[string, Partial<RuleSpec>]>([
    ['name a deadline', day],
    ['name a day', { ...day, by: '2021-01-01' }],
    ['ask for the lowest score of all', { ...score, atLeast: 1 }],
    ['ask for the highest score of all', { ...score, atLeast: 300 }],
    ['ask for the lowest COMLEX score', { ...comlex, atLeast: 9 }],
    ['ask for the highest COMLEX score', { ...comlex, atLeast: 999 }],
    ['take a pass of an exam without a score', { ...score, orPassedSince: '2022-01-26' as CalendarDay }],
    ['ask for a yes, in any case', { field: ['documents.mspe'], is: ['Yes'] }],
    ['ask for a yes by a day', { field: ['documents.mspe'], is: ['yes'], by: 'closing' }],
    ['ask for a mark by a day', { field: ['eras.selected'], is: ['no'], by: 'closing' }],
    ['ask for a day or a yes', { field: ['ecfmg.receivedOn'], is: ['yes'], by: 'closing' }],
    ['ask for a pass', { field: ['step1.status'], is: ['PASS', 'fail'] }],
    ['ask for a signal', { field: ['signal'], is: ['Gold', 'silver', 'yes', 'none'] }],
    ['ask for any text', { field: ['school.degree'], is: ['M.D.'] }],
    ['ask for a part of a text', { field: ['visa.sought'], includes: ['J-1'] }],
    ['ask for a month', { field: ['school.graduation'], by: '2021-06-30' }],
    ['ask for any answer', { field: ['usmleId', 'school.country'], is: ['known'] }],
    ['ask for any answer by a day', { field: ['step1.score'], is: ['known'], by: 'closing' }],
    ['ask for a fact', letters],
    ['ask that a fact is not so, by a day', { ...letters, is: ['No'], by: 'closing' }],
    ['take a fact instead of a field', { ...score, orFact: 'three letters received' }],
    ['ask a person', { judgment: 'Is it so?' }],
    ['be about some tracks', { ...letters, tracks: ['categorical', 'preliminary'] }],
    ['be about some schools', { ...letters, schools: 'us-or-canadian' }],
    ['be about a visa', { ...letters, visa: 'any' }],
    [
      'have texts of these lengths',
      { judgment: 'j'.repeat(500), name: 'n'.repeat(200), toDo: 't'.repeat(500) },
    ],
  ])('%s', (_, rule) => {
    expect(faultsOf(rule)).toEqual([]);
  });
});

const scoreRange = 'Write a whole number from 1 to 300: the lowest USMLE score that passes.';
const comlexRange = 'Write a whole number from 9 to 999: the lowest COMLEX score that passes.';

test.each<[string, Partial<RuleSpec>, readonly (readonly [string, string])[]]>([
  ['no score at all', { ...score, atLeast: 0 }, [['atLeast', scoreRange]]],
  ['a score that nobody has', { ...score, atLeast: 301 }, [['atLeast', scoreRange]]],
  ['half a score', { ...score, atLeast: 230.5 }, [['atLeast', scoreRange]]],
  ['a COMLEX score below all', { ...comlex, atLeast: 8 }, [['atLeast', comlexRange]]],
  ['a COMLEX score above all', { ...comlex, atLeast: 1000 }, [['atLeast', comlexRange]]],
  [
    'a score for two fields, told once',
    { field: ['step1.score', 'step2ck.score'], atLeast: 301 },
    [['atLeast', scoreRange]],
  ],
  ['a visa without a name', { ...letters, visa: '' }, [['visa', 'Name a visa, as H-1B, or write any.']]],
  [
    'a pass of what no exam is',
    { ...day, orPassedSince: '2022-01-26' as CalendarDay },
    [['orPassedSince', 'Exports do not say pass or fail of the day of application: remove `orPassedSince`.']],
  ],
  [
    'a pass of a fact',
    { ...letters, orPassedSince: '2022-01-26' as CalendarDay },
    [['orPassedSince', 'Exports do not say pass or fail of this: remove `orPassedSince`.']],
  ],
  [
    'a part of a text besides any answer',
    { field: ['visa.sought'], is: ['known'], includes: ['J-1'] },
    [['includes', 'This field is one line of plain text, which `includes` cannot test: use `is` or `by`.']],
  ],
  [
    'a number asked of a fact',
    { ...letters, atLeast: 3 },
    [['atLeast', 'A fact is so or not, which `atLeast` cannot test: use `is` or `by`.']],
  ],
  [
    'a word that no fact says',
    { ...letters, is: ['yes', 'maybe'] },
    [['is', '"maybe" is never said there: write yes or no.']],
  ],
  [
    'a day asked of a judgment',
    { judgment: 'Is it so?', by: 'closing' },
    [['by', 'A judgment is of a person, which `by` cannot test: remove it.']],
  ],
  [
    'a last day of a pass',
    { field: ['step1.status'], is: ['pass'], by: 'closing' },
    [['by', 'This field is pass or fail, which `by` cannot test: use `is`.']],
  ],
  ...(
    [
      ['aamcId', 'AAMC ID'],
      ['email', 'email address'],
      ['phone', 'phone'],
      ['name.first', 'first name'],
      ['place.state', 'state'],
      ['couple', 'participates as a couple'],
    ] as const
  ).map(([field, label]): [string, Partial<RuleSpec>, readonly (readonly [string, string])[]] => [
    `the ${label}, which says who somebody is`,
    { field: [field], is: ['known'] },
    [['field', `No rule may look at the ${label}: remove it.`]],
  ]),
])('a rule may not ask for %s', (_, rule, faults) => {
  expect(faultsOf(rule)).toEqual(faults);
});

test('a day that is none is told with the deadlines of the file, if it has any', () => {
  const said = '"later" is neither a day, as 2027-03-01, nor a deadline of this file';
  expect(faultsOf({ ...day, by: 'later' })).toEqual([['by', `${said} (closing).`]]);
  expect(faultsOf({ ...day, by: 'later' }, { deadlines: [] })).toEqual([['by', `${said}.`]]);
});

test('a fact that is none is told with the facts of the file, if it has any', () => {
  const said = 'No fact is called "FLEX": correct it, or name it under `screening`, `facts`';
  expect(faultsOf({ fact: 'FLEX' })).toEqual([['fact', `${said} (they are "three letters received").`]]);
  const rules = [{ id: 'a', name: 'A', fact: 'FLEX' }];
  expect(faultsOf({}, { screening: { facts: [], rules } })).toEqual([['fact', `${said}.`]]);
});

test('texts that are too long are told', () => {
  const paths = faultsOf({ judgment: 'j'.repeat(501), name: 'n'.repeat(201), toDo: 't'.repeat(501) });
  expect(paths.map(([path]) => path).toSorted()).toEqual(['judgment', 'name', 'toDo']);
});
