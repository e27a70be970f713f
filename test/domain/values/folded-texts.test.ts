import { expect, test } from 'vitest';
import { nameKey } from '#domain/values/name-key.ts';
import { plainLetters } from '#domain/values/plain-letters.ts';

test('names that differ in case and blanks only have one key', () => {
  expect(nameKey('  Three \t Letters ')).toBe('three letters');
  expect(nameKey('threeletters')).not.toBe(nameKey('three letters'));
});

test('a text is searched without its case and accents', () => {
  expect(['Søren', 'ÅBERG', 'Zoe\u0308'].map(plainLetters)).toEqual(['søren', 'aberg', 'zoe']);
});
