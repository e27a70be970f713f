import * as fc from 'fast-check';

/** Asserts that `check` passes for `runs` values of `arbitrary`; a failure prints its seed and its smallest case. */
export function always<T>(runs: number, arbitrary: fc.Arbitrary<T>, check: (value: T) => void): void {
  void fc.assert(fc.property(arbitrary, check), { numRuns: runs });
}
