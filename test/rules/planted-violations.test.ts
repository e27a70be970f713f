import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A violation to plant: where, what, and the rule that must find it. The title is the rule in the house's words. */
type Planting = {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
  readonly found: string;
};

const restricted = 'lint/style/noRestrictedImports';

const plantings: readonly Planting[] = [
  {
    rule: 'the domain imports no library but luxon',
    file: 'domain/planted-import.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    found: restricted,
  },
  {
    rule: 'the domain does not know the functions',
    file: 'domain/planted-direction.ts',
    code: "import { table } from '#functions/store/table.ts';\nexport const name = table;\n",
    found: restricted,
  },
  {
    rule: 'no capability imports the contract that joins them',
    file: 'domain/booking/planted-contract.ts',
    code: "import type { Change } from '#domain/contract.ts';\nexport type Again = Change;\n",
    found: restricted,
  },
  {
    rule: 'the domain reads no clock',
    file: 'domain/planted-clock.ts',
    code: 'export const read = () => Date.now();\n',
    found: 'lint/nursery/noJsRestrictedProperties',
  },
  {
    rule: 'the domain asks luxon for no local time, which depends on the day of asking',
    file: 'domain/planted-local-time.ts',
    code: "import { DateTime } from 'luxon';\nexport const read = () => DateTime.local();\n",
    found: 'lint/nursery/noJsRestrictedProperties',
  },
  {
    rule: 'the domain draws no random number',
    file: 'domain/planted-random.ts',
    code: 'export const draw = () => Math.random();\n',
    found: 'lint/nursery/noJsRestrictedProperties',
  },
  {
    rule: 'the domain reads no environment',
    file: 'domain/planted-environment.ts',
    code: 'export const read = () => process.env.SEASON;\n',
    found: 'lint/style/noRestrictedGlobals',
  },
  {
    rule: 'only commit.ts writes',
    file: 'functions/planted-write.ts',
    code: "import { PutCommand } from '@aws-sdk/lib-dynamodb';\nexport const write = PutCommand;\n",
    found: restricted,
  },
  {
    rule: 'functions do not know what carries them',
    file: 'functions/planted-direction.ts',
    code: "import { startLocal } from '#infra/local/start-local.ts';\nexport const name = startLocal;\n",
    found: restricted,
  },
  {
    rule: 'infra does not read the code of functions',
    file: 'infra/planted-code.ts',
    code: "import { readOffer } from '#functions/store/offers.ts';\nexport const name = readOffer;\n",
    found: restricted,
  },
  {
    rule: 'a promise is waited for',
    file: 'functions/planted-promise.ts',
    code: 'const later = async () => 1;\nlater();\n',
    found: 'lint/nursery/noFloatingPromises',
  },
  {
    rule: 'a switch covers every case',
    file: 'functions/planted-switch.ts',
    code: "export const say = (k: 'a' | 'b') => {\n  switch (k) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};\n",
    found: 'lint/nursery/useExhaustiveSwitchCases',
  },
  {
    rule: 'nothing is of type any',
    file: 'functions/planted-any.ts',
    code: 'export const loose = (value: any) => String(value);\n',
    found: 'lint/suspicious/noExplicitAny',
  },
  {
    rule: 'functions do not print',
    file: 'functions/planted-console.ts',
    code: "console.log('x');\n",
    found: 'lint/suspicious/noConsole',
  },
  {
    rule: 'files do not import in circles',
    file: 'domain/planted-circle.ts',
    code: "import { circle } from './planted-circle-too.ts';\nexport const round = () => circle;\n",
    found: 'lint/suspicious/noImportCycles',
  },
  {
    rule: 'no function is longer than 40 lines',
    file: 'functions/planted-long-function.ts',
    code: `export function long() {\n${'  Math.abs(1);\n'.repeat(41)}}\n`,
    found: 'lint/complexity/noExcessiveLinesPerFunction',
  },
  {
    rule: 'no file is longer than 250 lines',
    file: 'functions/planted-long-file.ts',
    code: Array.from({ length: 251 }, (_, line) => `export const line${line} = ${line};\n`).join(''),
    found: 'lint/style/noExcessiveLinesPerFile',
  },
];

const otherHalf = {
  file: 'domain/planted-circle-too.ts',
  code: "import { round } from './planted-circle.ts';\nexport const circle = () => round;\n",
};

const root = resolve(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'fairslot-rules-'));
let found: readonly { readonly category: string; readonly location: { readonly path: string } }[] = [];

beforeAll(() => {
  for (const name of [
    'domain',
    'functions',
    'infra',
    'biome.json',
    'tsconfig.json',
    'package.json',
    '.gitignore',
  ]) {
    cpSync(join(root, name), join(scratch, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  for (const { file, code } of [...plantings, otherHalf]) writeFileSync(join(scratch, file), code);
  found = lint();
});

afterAll(() => rmSync(scratch, { recursive: true }));

/** The linter's findings in the scratch copy; it fails, as it should, so its report is read from the failure. */
function lint(): typeof found {
  const biome = join(root, 'node_modules/.bin/biome');
  try {
    execFileSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none', '.'], {
      cwd: scratch,
      stdio: 'pipe',
    });
  } catch (failure) {
    return JSON.parse(String((failure as { stdout: Buffer }).stdout)).diagnostics;
  }
  throw new Error('the linter found none of the planted violations');
}

test.each(plantings)('$rule', ({ file, found: category }) => {
  expect(found.filter((each) => each.location.path === file).map((each) => each.category)).toContain(
    category,
  );
});
