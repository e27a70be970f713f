import { expect, test } from 'vitest';
import { revealed, revealedBeyondAscii, trimmedOfUnseen } from '#domain/values/revealed-text.ts';

test('characters that cannot be seen are shown by their code points, in capitals and four digits at least', () => {
  expect(revealed('a\u200eb\tc\u00a0d')).toBe('a<U+200E>b<U+0009>c<U+00A0>d');
  expect(revealed('x\u{e0041}y')).toBe('x<U+E0041>y');
});

test('what can be seen stays as it is, with the plain space', () => {
  expect(revealed('Zoë 样本 😀')).toBe('Zoë 样本 😀');
});

test('a letter that looks like another is shown with its code point, and what cannot be seen by that alone', () => {
  expect(revealedBeyondAscii('p\u0430ge')).toBe('p\u0430<U+0430>ge');
  expect(revealedBeyondAscii('pa\u200bge 1~')).toBe('pa<U+200B>ge 1~');
});

test('blanks and format characters that come along with copied text are trimmed at both ends only', () => {
  expect(trimmedOfUnseen('\u200e \u00a0Sample\u200b Name\ufeff \t')).toBe('Sample\u200b Name');
});

test.each(['\u200eSample', 'Sample\ufeff', '\u200eSample\ufeff', ' Sample', 'Sample '])(
  'what cannot be seen is trimmed at either end, though nothing is at the other',
  (text) => {
    expect(trimmedOfUnseen(text)).toBe('Sample');
  },
);

test.each(['', ' ', '\u00a0\u200e\t'])('of a text in which nothing can be seen nothing is left', (text) => {
  expect(trimmedOfUnseen(text)).toBe('');
});

test('the tag characters that end the emoji of a flag stay', () => {
  const scotland = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}';
  expect(trimmedOfUnseen(` ${scotland} `)).toBe(scotland);
});
