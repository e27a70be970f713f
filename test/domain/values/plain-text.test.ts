import { expect, test } from 'vitest';
import { textFlaw } from '#domain/values/plain-text.ts';

test.each(['Sample', 'שם לדוגמה', '样本', 'e\u0301', 'می‌خواهم', 'five5'])('%s can be shown', (text) => {
  expect(textFlaw(text, 20)).toBeUndefined();
});

test.each(['', ' \t', '\u200b\u200d', '\u0301', '\u3164\uffa0', '\u115f\u1160', '\u2800'])(
  'a text of which nothing can be seen is empty',
  (text) => {
    expect(textFlaw(text, 20)).toBe('empty');
  },
);

test.each(['Sample \ud800', 'Sample \ufffd'])(
  'a text damaged by a wrong encoding has a broken character',
  (text) => {
    expect(textFlaw(text, 20)).toBe('broken-character');
  },
);

test.each(['Sam\nple', 'Sam\u0000ple', 'Sam\u2028ple', 'Sam\u2029ple', 'Sam\u202eple', 'Sam\u2066ple'])(
  'a text of several lines, or that turns the direction of what follows, has a control character',
  (text) => {
    expect(textFlaw(text, 20)).toBe('control-character');
  },
);

test('a text is as long as the characters that a reader counts, and may be exactly as long as allowed', () => {
  expect(textFlaw('😀'.repeat(5), 5)).toBeUndefined();
  expect(textFlaw('😀'.repeat(6), 5)).toBe('too-long');
});
