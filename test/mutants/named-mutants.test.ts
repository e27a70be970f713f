import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#infra/project-root.ts';
import { compare, namedMutants } from './named-mutants.ts';
import { slowIn, survivorsIn } from './survivor.ts';

const file = 'domain/sample.ts';
const text = 'export function isLate(hours: number) {\n  return hours > 48;\n}\n';
const location = { start: { line: 2, column: 10 }, end: { line: 2, column: 20 } };
const mutant = { location, replacement: 'hours >= 48' };
const survivor = { file, code: 'return hours > 48;', becomes: 'return hours >= 48;' };
const wasTried = (each: string) => each === file;

test('a survivor is shown by the line that it changes, before and after', () => {
  expect(survivorsIn(file, text, [{ ...mutant, status: 'Survived' }])).toEqual([survivor]);
});

test('a mutant survives if no test fails or none runs it, and not if one fails or has no end', () => {
  const found = (['Survived', 'NoCoverage', 'Killed', 'Timeout'] as const).map(
    (status) => survivorsIn(file, text, [{ ...mutant, status }]).length,
  );
  expect(found).toEqual([1, 1, 0, 0]);
});

test('a survivor fails the run until it is named', () => {
  expect(compare([survivor], [], wasTried).unnamed).toEqual([survivor]);
  expect(compare([survivor], [{ ...survivor, why: 'sample' }], wasTried)).toEqual({
    unnamed: [],
    outdated: [],
  });
});

test('a named mutant that is killed or gone fails the run, if its file was tried', () => {
  const named = [
    { ...survivor, why: 'sample' },
    { ...survivor, file: 'domain/other.ts', why: 'sample' },
  ];
  expect(compare([], named, wasTried).outdated).toEqual(named.slice(0, 1));
});

test('a named mutant that ran out of time on a busy machine stays named', () => {
  const slow = slowIn(file, text, [{ ...mutant, status: 'Timeout' }]);
  expect(compare([], [{ ...survivor, why: 'sample' }], wasTried, slow).outdated).toEqual([]);
});

test('every named mutant has its reason, and its code is there', () => {
  for (const { file: named, why, code, becomes } of namedMutants()) {
    expect(why.length).toBeGreaterThan(20);
    expect(becomes).not.toBe(code);
    expect(readFileSync(join(projectRoot, named), 'utf8').replace(/\s+/g, ' ')).toContain(code);
  }
});
