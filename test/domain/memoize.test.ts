import { expect, test } from 'vitest';
import { memoize } from '#domain/memoize.ts';

test('what was worked out is not worked out again, until too much is remembered', () => {
  const asked: string[] = [];
  const answer = memoize(2, (one: string, other: string) => {
    asked.push(one + other);
    return one.length + other.length;
  });
  expect([answer('a', 'b'), answer('a', 'b'), answer('cc', 'd')]).toEqual([2, 2, 3]);
  expect(asked).toEqual(['ab', 'ccd']);
  answer('e', 'f');
  answer('a', 'b');
  expect(asked).toEqual(['ab', 'ccd', 'ef', 'ab']);
});
