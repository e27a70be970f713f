import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');

/** Name, the edits that make the mistake (`^` marks where it must be reported), path, part of the message. */
type Mistake = readonly [string, Readonly<Record<string, string>>, string, string];

const rule = (index: number, field: string) => `screening.rules[${index}]${field}`;
const step1 = '      field: step1.score\n      atLeast: 230';

const mistakes: readonly Mistake[] = [
  [
    'an unknown field',
    { 'field: documents.mspe': 'field: ^documents.mpse' },
    rule(1, '.field'),
    'There is no field "documents.mpse"',
  ],
  [
    'a field that says who somebody is',
    { 'field: documents.mspe': 'field: ^name.last' },
    rule(1, '.field'),
    'No rule may look at the last name',
  ],
  [
    'a fact that is named nowhere',
    { '      fact: three letters received': '      fact: ^tree letters received' },
    rule(2, '.fact'),
    'No fact is called "tree letters received"',
  ],
  [
    'another fact that is named nowhere',
    { 'orFact: FLEX or': 'orFact: ^FLEXI or' },
    rule(7, '.orFact'),
    'No fact is called "FLEXI or',
  ],
  [
    'a fact twice',
    { '    - three letters received': '    - three letters received\n    - ^Three letters Received' },
    'screening.facts[1]',
    'appears here twice',
  ],
  [
    'a track’s fact that is named nowhere',
    { '    # needsFact: neurology': '    needsFact: ^neurology' },
    'tracks[0].needsFact',
    'No fact is called "neurology application"',
  ],
  ['an id twice', { '- id: deans-letter': '- id: ^applied-in-time' }, rule(1, '.id'), 'appears here twice'],
  ['an id with blanks', { '- id: deans-letter': '- id: ^deans letter' }, rule(1, '.id'), 'cannot be an id'],
  [
    'two things to look at',
    { 'fact: three letters received\n': 'field: appliedOn\n      fact: ^three letters received\n' },
    rule(2, '.fact'),
    'looks at one thing',
  ],
  [
    'nothing to look at',
    {
      '- id: three-letters\n      name: Three letters\n      fact: three letters received':
        '- ^id: three-letters\n      name: Three letters',
    },
    rule(2, ''),
    'looks at nothing',
  ],
  [
    'nothing to compare with',
    {
      '- id: applied-in-time\n      name: Applied by the deadline\n      field: appliedOn\n      by: applications':
        '- ^id: applied-in-time\n      name: Applied by the deadline\n      field: appliedOn',
    },
    rule(0, ''),
    'say what it must be, by `by` or `is: known`',
  ],
  [
    'a deadline that is none',
    { 'by: applications': 'by: ^aplications' },
    rule(0, '.by'),
    'neither a day, as 2027-03-01, nor a deadline of this file (applications)',
  ],
  ['a day that does not exist', { 'by: 2027-03-01': 'by: ^2027-02-30' }, rule(3, '.by'), 'neither a day'],
  [
    'a score that nobody can have',
    { [step1]: step1.replace('230', '^2300') },
    rule(4, '.atLeast'),
    'from 1 to 300',
  ],
  ['a score in words', { [step1]: step1.replace('230', '^high') }, rule(4, '.atLeast'), 'from 1 to 300'],
  [
    'a score asked of a yes or no',
    { 'is: yes\n      toDo': 'is: yes\n      atLeast: ^3\n      toDo' },
    rule(1, '.atLeast'),
    'which `atLeast` cannot test',
  ],
  [
    'a word asked of a score',
    { [step1]: '      field: step1.score\n      is: ^yes\n      atLeast: 230' },
    rule(4, '.is'),
    'which `is` cannot test: use `atLeast`',
  ],
  [
    'a word that is never said',
    { 'is: yes\n      toDo': 'is: ^maybe\n      toDo' },
    rule(1, '.is'),
    '"maybe" is never said there: write yes or no',
  ],
  [
    'a pass where no export says it',
    { 'field: step3.score\n': 'field: step3.score\n      orPassedSince: ^2022-01-26\n' },
    rule(7, '.orPassedSince'),
    'Exports do not say pass or fail of the Step 3 score',
  ],
  [
    'schools of nowhere',
    { 'schools: foreign\n      field: step1': 'schools: ^abroad\n      field: step1' },
    rule(4, '.schools'),
    'write foreign or us-or-canadian',
  ],
  [
    'an unknown track',
    { 'name: Three letters\n': 'name: Three letters\n      tracks: [categorical, ^prelim]\n' },
    rule(2, '.tracks[1]'),
    'There is no track "prelim"',
  ],
  [
    'no track',
    { 'name: Three letters\n': 'name: Three letters\n      ^tracks: []\n' },
    rule(2, '.tracks'),
    'Name at least one track',
  ],
  [
    'a comparison of a judgment',
    { 'schools: foreign\n      judgment:': 'schools: foreign\n      is: ^yes\n      judgment:' },
    rule(8, '.is'),
    'A judgment is of a person',
  ],
  [
    'a rule on signals without a sentence',
    { 'field: documents.mspe\n      is: yes': 'field: ^signal\n      is: gold' },
    rule(1, '.field'),
    'tell applicants how you use them',
  ],
  [
    'a field of a rule that is none',
    { 'judgment: Does': '^question: Does' },
    rule(8, '.question'),
    'There is no such field here',
  ],
];

test.each(mistakes)('%s is reported where it is', (_, edits, path, message) => {
  let text = template;
  for (const [from, to] of Object.entries(edits)) {
    expect(text.split(from).length, from).toBeGreaterThan(1);
    text = text.replace(from, to);
  }
  const at = text.indexOf('^');
  const before = text.slice(0, at).split('\n');
  const read = readSeasonFile(text.replace('^', ''));
  expect('problems' in read ? read.problems : []).toEqual([
    {
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      path,
      message: expect.stringContaining(message),
    },
  ]);
});

test('a rule may look at signals where the season says how it uses them', () => {
  const text = template
    .replace('  # signals:', '  signals:')
    .replace('field: documents.mspe\n      is: yes', 'field: signal\n      is: [gold, silver]');
  expect(readSeasonFile(text)).toHaveProperty('season');
});
