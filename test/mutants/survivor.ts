import type { MutantResult } from '@stryker-mutator/api/core';

/** A change of the code that no test notices: the lines that it touches, as they are and as they would be. */
export type Survivor = { readonly file: string; readonly code: string; readonly becomes: string };

type Tried = Pick<MutantResult, 'location' | 'replacement' | 'status'>;

/** The mutants of `file` that no test notices, whether or not one runs them. A mutant that runs without end is noticed. */
export function survivorsIn(file: string, text: string, mutants: readonly Tried[]): readonly Survivor[] {
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => survivorOf(file, text, mutant));
}

/** The mutants of `file` that ran out of time. One that is only slow may do so on a busy machine and not on another. */
export function slowIn(file: string, text: string, mutants: readonly Tried[]): readonly Survivor[] {
  return mutants.filter(({ status }) => status === 'Timeout').map((mutant) => survivorOf(file, text, mutant));
}

function survivorOf(file: string, text: string, { location, replacement = '' }: Tried): Survivor {
  const lines = text.split('\n').slice(location.start.line - 1, location.end.line);
  const before = (lines.at(0) ?? '').slice(0, location.start.column - 1);
  const after = (lines.at(-1) ?? '').slice(location.end.column - 1);
  return { file, code: inOneLine(lines.join(' ')), becomes: inOneLine(before + replacement + after) };
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
