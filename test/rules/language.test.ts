import { expect, test } from 'vitest';
import { retiredForms } from '#test/support/checks/language.ts';

test.each([
  'programmes',
  'programmeName',
  'isCancelled',
  'cancelling',
  'organiser',
  'recognised',
  'summarising',
  'normalisation',
  'analysed',
  'behaviour',
  'favourite',
  'colours',
  'licences',
  'offence',
  'centre',
  'catalogue',
  'dialogue',
  'relabelled',
  'modelling',
  'travelled',
  'fulfilment',
  'enrolment',
  'practises',
  'judgement',
  'artefact',
  'cheque',
  'grey',
  'whilst',
  'learnt',
  'e-mail',
  'summer time',
])('the British form %s is found', (word) => {
  expect(retiredForms(`First line.\nA ${word} here.`)).toMatchObject([{ line: 2 }]);
});

test.each([
  'anew',
  'Whoever',
  'can be had',
  'canBeHad',
  'graveyard',
  'keptKey',
  'keptTableStream',
  'turnstile',
  'a glimpse',
  'disagreements',
  'whoWasCaught',
  'Happening',
])('the retired word %s is found', (word) => {
  expect(retiredForms(`First line.\nIt is ${word} here.`)).toMatchObject([{ line: 2 }]);
});

test.each(['/** Answers the offer. */', '/**\n * Answers an applicant.\n */'])(
  'a doc comment that begins with Answers is found: %j',
  (comment) => {
    expect(retiredForms(comment)).toMatchObject([
      { found: expect.stringMatching(/Answers$/), instead: 'Returns' },
    ]);
  },
);

test.each([
  'A programmer programmed the program.',
  'TransactionCanceledException, and a cancellation that was canceled',
  'labeled, relabeling, modeled, fulfilled, enrolled, installed',
  'promise, otherwise, raise, exercise, precise, specialist, organism, fenced',
  'An applicant answers. It answers a request.',
  `aria-labelledby="choose", and the status 'CANCELLED' of a calendar entry`,
  'emails, a license, the color gray, judgment, practice, artifact',
])('plain American English is left alone: %s', (sentence) => {
  expect(retiredForms(sentence)).toEqual([]);
});
