import { deepEqual, ok } from 'node:assert/strict';

/** Throws, with the sentence, unless it holds. */
export function check(holds: boolean, sentence: string): void {
  ok(holds, `not so: ${sentence}`);
}

export function checkSame(seen: unknown, expected: unknown, what: string): void {
  deepEqual(seen, expected, `${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
}
