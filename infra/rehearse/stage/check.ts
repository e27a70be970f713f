import { deepEqual, ok } from 'node:assert/strict';

/** Throws an error with `sentence` unless the condition holds. */
export function check(holds: boolean, sentence: string): void {
  ok(holds, `not so: ${sentence}`);
}

export function checkSame(seen: unknown, expected: unknown, what: string): void {
  deepEqual(seen, expected, `${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
}
