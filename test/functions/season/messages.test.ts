import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ownWords, signature } from '#functions/notices/mails/own-words.ts';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';
import { sampleSeason } from '#test/support/builders/sample-season.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');
const link = 'visit:\n  kind: virtual\n  joinLink: https://video.example.org/room\n';

/** The template with these lines of `messages`. */
function withMessages(...lines: string[]) {
  const section = `messages:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  return readSeasonFile(template.replace('\ndeadlines:\n', `\n${link}${section}deadlines:\n`));
}

test('the program’s own words and its signature are read, a line each', () => {
  const read = withMessages(
    'invitation: We are a small hospital.',
    'signature: |',
    '  Sample Name',
    '  Office',
  );
  expect('season' in read && read.season.messages).toEqual({
    invitation: 'We are a small hospital.',
    signature: 'Sample Name\nOffice',
  });
});

test.each([
  ['an empty text', ['invitation: ""'], 'messages.invitation', 'is empty'],
  ['an unknown kind of mail', ['welcome: Hello'], 'messages.welcome', 'no such field'],
  ['a text that is too long', [`canceled: ${'a'.repeat(2001)}`], 'messages.canceled', 'too long'],
  [
    'the join link, which no mail may hold',
    ['confirmation: Join at https://video.example.org/other'],
    'messages.confirmation',
    'must not hold the join link',
  ],
])('%s is refused', (_, lines, path, words) => {
  const read = withMessages(...lines);
  expect('problems' in read && read.problems).toMatchObject([
    { path, message: expect.stringContaining(words) },
  ]);
});

test('a mail has the words of its kind only, and the signature instead of the program’s name', () => {
  const season = { ...sampleSeason(), messages: { invitation: 'One.\n\nTwo.', signature: 'Name\nOffice' } };
  expect(ownWords({ season }, 'invitation')).toEqual([
    { kind: 'paragraph', text: 'One.' },
    { kind: 'paragraph', text: 'Two.' },
  ]);
  expect(ownWords({ season }, 'canceled')).toEqual([]);
  expect(signature({ season })).toMatchObject({ text: 'We look forward to meeting you.\nName\nOffice' });
  expect(signature({ season: sampleSeason() })).toMatchObject({
    text: `We look forward to meeting you.\n${sampleSeason().program.name}`,
  });
});
