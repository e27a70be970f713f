import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');
const visit = 'visit: { kind: virtual, joinLink: "https://video.example.org/room" }\n';
const withInformation = (...lines: readonly string[]) =>
  readSeasonFile(
    template.replace(
      'deadlines:\n',
      `${visit}information:\n${lines.map((line) => `  ${line}\n`).join('')}deadlines:\n`,
    ),
  );

test('texts of several paragraphs and links are read', () => {
  const read = withInformation(
    'about: |',
    '  First.',
    '  Second.',
    'links:',
    '  - { name: Ours, address: https://www.example.org/a }',
  );
  expect('season' in read && read.season.information).toEqual({
    about: 'First.\nSecond.',
    links: [{ name: 'Ours', address: 'https://www.example.org/a' }],
  });
});

test.each([
  ['a topic that there is not', ['abuot: Us'], 'information.abuot', 'no such field'],
  ['a text that is empty', ['about: ""'], 'information.about', 'empty'],
  ['a text that is too long', [`about: ${'long '.repeat(500)}`], 'information.about', 'too long'],
  ['the join link in a text', ['about: See https://video.example.org/x'], 'information.about', 'join link'],
  [
    'the join link as a link',
    ['links: [{ name: Video, address: "https://video.example.org/room" }]'],
    'information.links[0].address',
    'join link',
  ],
  [
    'a link that is no address',
    ['links: [{ name: Ours, address: example }]'],
    'information.links[0].address',
    'no web address',
  ],
  [
    'two links of one name',
    ['links: [{ name: A, address: "https://a.example.org" }, { name: A, address: "https://b.example.org" }]'],
    'information.links[1].name',
    'different names',
  ],
])('%s is told with its place', (_, lines, path, message) => {
  const read = withInformation(...lines);
  expect('problems' in read && read.problems).toMatchObject([
    { path, message: expect.stringContaining(message) },
  ]);
});
