import { expect, test } from 'vitest';
import { problemPage } from '#functions/applicant/pages/problem-page.ts';
import { problemJson } from '#functions/applicant/problem-json.ts';
import { bookBody, cancelBody, moveBody, readChoiceForm } from '#functions/applicant/request-bodies.ts';
import { type FieldProblem, readBody } from '#functions/http/body.ts';
import { textOf } from '#test/support/builders/sample-model.ts';

const contentType = 'application/json';
const whole = { option: '2030-11-22', starts: ['morning'] };

/** The problems of a body: each field by its path, with the sentence for a person. */
function wrongWith(
  schema: typeof bookBody | typeof moveBody | typeof cancelBody,
  body: unknown,
): readonly FieldProblem[] {
  const read = readBody({ body: JSON.stringify(body), contentType }, schema);
  if (!('problem' in read) || read.problem.kind !== 'body-invalid') throw new Error('the body was taken');
  return read.problem.fields;
}

const chooseStart = 'Please choose morning or afternoon.';
const chooseDate = 'Please choose one of the dates.';
const reload = 'This page is out of date. Please open it again.';

test.each([
  ['no start', bookBody, { ...whole, starts: undefined }, 'starts', chooseStart],
  ['no start in a list', bookBody, { ...whole, starts: [] }, 'starts', chooseStart],
  ['a start that there is not', bookBody, { ...whole, starts: ['noon'] }, 'starts.0', chooseStart],
  [
    'three starts',
    bookBody,
    { ...whole, starts: Array(3).fill('morning') },
    'starts',
    'A date has at most two days.',
  ],
  ['no date', bookBody, { starts: ['morning'] }, 'option', chooseDate],
  ['a date that is none', moveBody, { ...whole, option: '<b>' }, 'option', chooseDate],
  ['a version that is none', moveBody, { ...whole, version: 'one' }, 'version', reload],
  [
    'a zone that is none',
    cancelBody,
    { zone: 'Mars/Olympus' },
    'zone',
    'We do not recognize this time zone.',
  ],
  ['a field too many', cancelBody, { reason: 'x' }, '(body)', 'There is no field "reason" here.'],
  ['no fields at all', cancelBody, [], '(body)', 'The body must be a JSON object.'],
])('with %s the person gets a sentence and the machine the path', (_, schema, body, path, message) => {
  expect(wrongWith(schema, body)).toEqual([{ path, message }]);
});

test.each([
  ['option=a&start-1=morning&start-2=afternoon', { option: 'a', starts: ['morning', 'afternoon'] }],
  ['start-2=afternoon&option=a&start-1=morning', { option: 'a', starts: ['morning', 'afternoon'] }],
  ['option=a&start-1=morning&zone=', { option: 'a', starts: ['morning'] }],
  ['option=a&start-1=', { option: 'a' }],
  ['', {}],
])(
  'the form “%s” names its starts in the order of their days, and an empty field counts as left out',
  (form, fields) => {
    expect(readChoiceForm(new URLSearchParams(form))).toEqual(fields);
  },
);

test('a form without a choice names each missing choice once, and no fields', () => {
  const problem = { kind: 'body-invalid', fields: wrongWith(bookBody, { starts: ['x', 'y'] }) } as const;
  const { detail } = problemJson(problem);
  expect(detail).toBe(`${chooseDate} ${chooseStart}`);
  expect(textOf(problemPage(problem))).toContain(detail);
  expect(problemJson(problem)).toMatchObject({
    fields: [{ path: 'option' }, { path: 'starts.0' }, { path: 'starts.1' }],
  });
});

test('no words of a library reach a person', () => {
  for (const body of [null, 1, {}, { option: 1, starts: 'x', seasonVersion: {}, zone: 1, version: -1, x: 1 }])
    for (const { message } of wrongWith(moveBody, body))
      expect(message).not.toMatch(/invalid|expected|received|NaN/i);
});
