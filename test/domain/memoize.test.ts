import { expect, test } from 'vitest';
import { memoize, memoizeByObject } from '#domain/memoize.ts';

test('a result is computed once, until newer ones have taken its place', () => {
  const asked: string[] = [];
  const length = memoize(2, (one: string, other: string) => {
    asked.push(`${one}+${other}`);
    return one.length + other.length;
  });
  expect([length('a', 'b'), length('a', 'b'), length('cc', 'd')]).toEqual([2, 2, 3]);
  expect(asked).toEqual(['a+b', 'cc+d']);
  length('e', 'f');
  length('cc', 'd');
  length('a', 'b');
  expect(asked).toEqual(['a+b', 'cc+d', 'e+f', 'a+b']);
});

test('texts are distinguished no matter where their blanks are', () => {
  const joined = memoize(9, (one: string, other: string) => `${one}|${other}`);
  expect([joined('a b', 'c'), joined('a', 'b c')]).toEqual(['a b|c', 'a|b c']);
});

test('a result of undefined is kept like any other', () => {
  let computed = 0;
  const nothing = memoize(9, (_: string) => {
    computed += 1;
    return undefined;
  });
  const nothingOf = memoizeByObject((_: object) => {
    computed += 1;
    return undefined;
  });
  const object = {};
  expect([nothing('a'), nothing('a'), nothingOf(object), nothingOf(object)]).toEqual(
    Array(4).fill(undefined),
  );
  expect(computed).toBe(2);
});
