import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placedAt, placedTogether } from '#domain/match-lists/reorder.ts';
import { always } from '#test/support/checks/check-property.ts';

describe('moving rows', () => {
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 12 });

  test('loses nobody, puts the row where it was asked for, and keeps the order of all others', () => {
    always(500, fc.tuple(ids, fc.nat(), fc.integer({ min: 1, max: 15 })), ([list, pick, to]) => {
      const id = list[pick % list.length] ?? '';
      const order = placedAt(list, id, to);
      expect([...order].sort()).toEqual([...list].sort());
      expect(order.indexOf(id)).toBe(Math.min(to, list.length) - 1);
      expect(order.filter((each) => each !== id)).toEqual(list.filter((each) => each !== id));
    });
  });

  test('of every row that is elsewhere to its rank of a wanted order gives that order', () => {
    const shuffled = ids.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    always(500, shuffled, ([list, wanted]) => {
      // In the order in which the page shows the rows.
      const moved = list.flatMap((id, index) =>
        wanted.indexOf(id) === index ? [] : [[id, wanted.indexOf(id) + 1] as const],
      );
      expect(placedTogether(list, moved)).toEqual(wanted);
    });
  });

  test.each([
    ['at the top', 1, ['b', 'c', 'a', 'd']],
    ['in between', 2, ['a', 'b', 'c', 'd']],
    ['beyond the end', 9, ['a', 'd', 'b', 'c']],
  ])('of two with one rank, %s, the one that was named first comes first', (_, to, order) => {
    const places = [
      ['b', to],
      ['c', to],
    ] as const;
    expect(placedTogether(['a', 'b', 'c', 'd'], places)).toEqual(order);
  });

  test('who is given two ranks has the last of them, and one place', () => {
    const twice = [
      ['a', 3],
      ['a', 2],
    ] as const;
    expect(placedTogether(['a', 'b', 'c'], twice)).toEqual(['b', 'a', 'c']);
  });
});
