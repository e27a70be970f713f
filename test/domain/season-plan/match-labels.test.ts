import { expect, test } from 'vitest';
import { isSameLabel, type Label, matchSittings, type Sitting } from '#domain/season-plan/match-labels.ts';
import type { CalendarDay } from '#domain/values/time.ts';

/** A taken seat with its label, and the track of its holder. */
function sitting(number: number, tracks: Label, track = tracks[0] ?? ''): Sitting {
  const on = '2030-11-19' as CalendarDay;
  return { seat: { on, start: 'morning', number, tracks, takenBy: `offer ${number}` }, track };
}

/** The label of each sitting after the match, or none, and the labels left over. */
function matched(sittings: readonly Sitting[], ...labels: readonly Label[]) {
  const { labelOf, left } = matchSittings(sittings, labels);
  return { got: sittings.map((each) => labelOf.get(each)?.join(' ')), left };
}

test.each<[Label, Label, boolean]>([
  [['a', 'b'], ['b', 'a'], true],
  [['a', 'b'], ['a', 'c'], false],
  [['a'], ['a', 'b'], false],
  [['a', 'b'], ['a'], false],
])('labels are the same in any order: %j and %j, %s', (one, other, isSame) => {
  expect(isSameLabel(one, other)).toBe(isSame);
});

test('all keep their labels if all can, whatever lies between', () => {
  const sittings = [sitting(1, ['a']), sitting(2, ['a']), sitting(3, ['a', 'b'])];
  expect(matched(sittings, ['a'], ['a', 'b'], ['a'], ['b'])).toEqual({
    ...{ got: ['a', 'a', 'a b'], left: [['b']] },
  });
});

test('whose label is gone gets another that admits them, and nobody gets one that does not', () => {
  expect(matched([sitting(1, ['a'])], ['b'], ['a', 'b'])).toEqual({ got: ['a b'], left: [['b']] });
  expect(matched([sitting(1, ['a'])], ['b'])).toEqual({ got: [undefined], left: [['b']] });
  expect(matched([sitting(1, ['a'])])).toEqual({ got: [undefined], left: [] });
});

test('a seat does not keep a label that its holder may not have', () => {
  expect(matched([sitting(1, ['a'], 'b')], ['a'], ['a', 'b'])).toEqual({ got: ['a b'], left: [['a']] });
});

test('who can sit elsewhere makes way, through as many as it takes; and who cannot stays', () => {
  const chain = [sitting(1, ['a', 'b'], 'b'), sitting(2, ['b', 'c'], 'b'), sitting(3, ['x'], 'a')];
  expect(matched(chain, ['a', 'b'], ['b', 'c'], ['b']).got).toEqual(['b c', 'b', 'a b']);
  const stuck = [sitting(1, ['a', 'z'], 'z'), sitting(2, ['x'], 'a')];
  expect(matched(stuck, ['a', 'z'], ['a']).got).toEqual(['a z', 'a']);
  const full = [sitting(1, ['a']), sitting(2, ['x'], 'a')];
  expect(matched(full, ['a'], ['b'])).toEqual({ got: ['a', undefined], left: [['b']] });
});
