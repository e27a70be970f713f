import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openings } from '#domain/booking/availability.ts';
import { memoize } from '#domain/memoize.ts';
import { arbitraryScene, sceneBegins } from '#test/support/builders/arbitrary-season.ts';
import { always } from '#test/support/checks/check-property.ts';

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

test('what an outlook leaves open to somebody does not depend on who asked before', () => {
  const withSomeSeated = fc
    .tuple(arbitraryScene, fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }))
    .map(([{ season, seats, offers }, luck]) => ({
      season,
      offers,
      seats: seats.map((seat, index) => {
        const holder = offers[luck[index % 40] ?? 9];
        return seat.takenBy || !holder || index % 3 > 0 ? seat : { ...seat, takenBy: holder.id };
      }),
    }));
  always(300, withSomeSeated, ({ season, seats, offers }) => {
    const together = { ledger: 0, offers, seats };
    for (const offer of offers) {
      const alone = { ledger: 0, offers, seats: [...seats] };
      expect(openings({ season, offer, seats, outlook: together }, sceneBegins)).toEqual(
        openings({ season, offer, seats: alone.seats, outlook: alone }, sceneBegins),
      );
    }
  });
});
