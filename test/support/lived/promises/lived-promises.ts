import type { LivedBooks } from '#test/support/lived/lived-books.ts';
import { findDoubleBooked, findTraceable } from './day-promises.ts';
import { findLost, findOneClock, findSeenOthers, findUntrueCalendars } from './mail-promises.ts';
import { findChangedByReading, findUndecided, findUnexplained, findUnimported } from './record-promises.ts';
import { findHalved, findHurried, findOversold, findUnplaceable } from './seat-promises.ts';

/** What each promise finds broken, by its number in the README. */
export const livedPromises: Readonly<Record<number, (books: LivedBooks) => readonly string[]>> = {
  1: findOversold,
  2: findHalved,
  3: findUnplaceable,
  4: findHurried,
  5: findChangedByReading,
  6: findLost,
  7: findUntrueCalendars,
  8: findSeenOthers,
  9: findUnexplained,
  10: findOneClock,
  11: findUnimported,
  12: findUndecided,
  13: findDoubleBooked,
  14: findTraceable,
};

/** Everything that is broken, with the number of its promise, and the evening. */
export function brokenPromises(books: LivedBooks): readonly (readonly [fault: string, on: string])[] {
  return Object.entries(livedPromises).flatMap(([number, find]) =>
    find(books).map((fault) => [`promise ${number}: ${fault}`, books.on] as const),
  );
}
