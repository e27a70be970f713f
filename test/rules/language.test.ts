import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { foreignNames, retiredForms } from '#test/support/checks/language.ts';

const root = resolve(import.meta.dirname, '../..');
/** The first two have to name what they look for; npm and the bench write the others. */
const leftOut = [
  'test/rules/language.test.ts',
  'test/support/checks/language.ts',
  'package-lock.json',
  'bench/results.json',
];
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(?:ts|md|ya?ml|json|html|py)$/.test(file) && !leftOut.includes(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

test('every file is in American English, without words that were given up', () => {
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap(({ file, text }) =>
    retiredForms(text).map(({ line, found, instead }) => `${file}:${line} ${found} (${instead})`),
  );
  expect(found).toEqual([]);
});

test.each(foreignNames)('$name, which comes from $from, is still in use', ({ name }) => {
  expect(files.some(({ text }) => text.includes(name))).toBe(true);
});

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
  'any more',
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
