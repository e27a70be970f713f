import { expect, test } from 'vitest';
import { hiddenFor } from '#domain/questions/hidden-for.ts';
import type { Question } from '#domain/questions/question.ts';

type Standing = Pick<Question, 'id' | 'state' | 'into' | 'reason'>;
const hidden: Standing = { id: 'h', state: 'hidden', reason: 'unkind' };
const reasonOf = (...all: readonly [Standing, ...Standing[]]) => hiddenFor(all[0], all);

test('a hidden question has its own reason, and one that is not hidden has none', () => {
  expect(reasonOf(hidden)).toBe('unkind');
  for (const state of ['waiting', 'published', 'answered'] as const)
    expect(reasonOf({ id: 'q', state }, hidden)).toBeUndefined();
});

test('what was merged into a hidden question is hidden for its reason, and so is what was merged into that', () => {
  const merged: Standing = { id: 'm', state: 'merged', into: 'h' };
  expect(reasonOf(merged, hidden)).toBe('unkind');
  expect(reasonOf({ id: 'n', state: 'merged', into: 'm' }, hidden, merged)).toBe('unkind');
});

test('what was merged into a question that is shown is not hidden, nor is it where that one has gone', () => {
  const merged: Standing = { id: 'm', state: 'merged', into: 'p' };
  expect(reasonOf(merged, hidden, { id: 'p', state: 'published' })).toBeUndefined();
  expect(reasonOf(merged, hidden)).toBeUndefined();
});
