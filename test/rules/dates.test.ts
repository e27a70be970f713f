import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A date or time made into words by hand: a format with names of days or months, AM, or a locale. */
const handmade =
  /toFormat\((['"`])[^)]*(?:c{3,}|E{3,}|L{3,}|M{3,}|\ba\b)|toLocale(?:Date|Time)?String\(|DateTimeFormat\((['"]|houseLocale)|(?<!lang=)['"]en-(?:US|GB)['"]/;

/** These put no words before readers: they ask the runtime for names of zones. */
const leftOut = ['domain/values/time.ts', 'functions/page/zone-script.ts'];

function handmadeDates(file: string, text: string): string[] {
  if (file.startsWith('functions/wording/') || leftOut.includes(file)) return [];
  return text.split('\n').flatMap((line, index) => (handmade.test(line) ? [`${file}:${index + 1}`] : []));
}

test('dates and times become words in functions/wording only', () => {
  const files = execFileSync('git', ['ls-files', 'domain', 'functions'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((file) => handmadeDates(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test.each([
  "local.toFormat('cccc d LLLL yyyy')",
  "local.toFormat('h:mm a')",
  'new Date().toLocaleDateString()',
  "new Intl.DateTimeFormat('en-US')",
  "DateTime.fromISO(on, { locale: 'en-GB' })",
])('%s is found elsewhere', (code) => {
  expect(handmadeDates('functions/digest/planted.ts', code)).toEqual(['functions/digest/planted.ts:1']);
  expect(handmadeDates('functions/wording/planted.ts', code)).toEqual([]);
});
