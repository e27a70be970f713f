import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeasonFile } from '#functions/season/season-file/read-season-file.ts';

const template = readFileSync('seasons/template.yaml', 'utf8');

const firstProblem = (text: string) => {
  const read = readSeasonFile(text);
  return 'problems' in read ? read.problems[0]! : undefined;
};

describe('a file that is no season', () => {
  test.each([
    ['nothing', '', 'The file is empty'],
    ['white space', ' \n\n', 'The file is empty'],
    ['a comment', '# later', 'Begin with the fields of a season'],
    ['a list', '- a\n- b', 'Begin with the fields of a season'],
    ['a word', 'hello', 'Begin with the fields of a season'],
    ['brackets without end', '['.repeat(100_000), 'nested too deeply'],
    ['hyphens without end', '- '.repeat(90_000), 'nested too deeply'],
    ['question marks without end', '? '.repeat(90_000), 'nested too deeply'],
    ['a book', 'a: b\n'.repeat(50_000), 'longer than'],
    ['an image', '\u0089PNG\r\n\u001a\n', 'save the file as plain text in UTF-8'],
  ])('%s is reported', (_, text, message) => {
    expect(firstProblem(text)).toMatchObject({
      line: 1,
      column: 1,
      message: expect.stringContaining(message),
    });
  });

  test('aliases that would unfold without end are not followed', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a, *a, *a]', 'c: &c [*b, *b, *b, *b]', 'd: [*c, *c, *c]'];
    expect(firstProblem(bomb.join('\n'))?.message).toContain('is not used in season files');
  });

  test('a character that was lost in another encoding is shown where it is', () => {
    const text = template.replace('Your Residency', 'Your R\ufffdsidency');
    const line = text.split('\n').findIndex((each) => each.includes('\ufffd')) + 1;
    expect(firstProblem(text)).toMatchObject({ line, column: 15 });
  });
});

test('byte order mark and Windows line ends make no difference', () => {
  const windows = `\ufeff${template.replaceAll('\n', '\r\n')}`;
  expect(readSeasonFile(windows)).toEqual(readSeasonFile(template));
});

test('a directive for an older YAML does not change the meaning of days, times and codes', () => {
  expect(readSeasonFile(`%YAML 1.1\n---\n${template}`)).toEqual(readSeasonFile(template));
});

test('a file that was cut, mixed up or overwritten anywhere gives a season or problems with places in it', () => {
  const pieces = fc.constantFrom(
    '',
    ' ',
    '\n',
    '\t',
    ': ',
    '- ',
    '[',
    '}',
    '"',
    '#',
    '&a ',
    '*a',
    '!!map ',
    '? ',
    '%',
  );
  const place = fc.nat(template.length);
  fc.assert(
    fc.property(place, fc.nat(40), fc.oneof(pieces, fc.string({ unit: 'binary' })), (at, truncate, piece) => {
      const text = template.slice(0, at) + piece + template.slice(at + truncate);
      const read = readSeasonFile(text);
      const problems = 'problems' in read ? read.problems : [];
      const lines = text.split('\n').length;
      for (const problem of problems) {
        expect(problem.line).toBeGreaterThan(0);
        expect(problem.line).toBeLessThanOrEqual(lines);
        expect(problem.column).toBeGreaterThan(0);
        expect(problem.message).toMatch(/\.$/);
      }
      expect(problems.map(({ line }) => line)).toEqual(
        problems.map(({ line }) => line).sort((a, b) => a - b),
      );
    }),
    { numRuns: 300 },
  );
});

test('a name with terminal commands is printed without them', () => {
  const problem = firstProblem(`"\\e[31m": red\n${template}`);
  expect(problem).toMatchObject({ line: 1, path: '?[31m' });
});
