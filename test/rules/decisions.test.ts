import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { partOf, partsOf, requiredParts, wrongChecks } from '#test/support/checks/decision-record.ts';

const folder = resolve(import.meta.dirname, '../../docs/decisions');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const records = readdirSync(folder)
  .filter((file) => /^\d{4}-.*\.md$/.test(file))
  .map((file) => ({ file, number: file.slice(0, 4), text: read(file) }));
const statusOf = (text: string) => partOf(text, 'Status.').replace(/\s+/g, ' ');

describe.each(records)('the decision record $file', ({ file, number, text }) => {
  test('has its number, and every part in its order', () => {
    expect(text).toMatch(new RegExp(`^# ${number} \\S`));
    const parts: readonly string[] = requiredParts;
    expect(partsOf(text).filter((part) => parts.includes(part))).toEqual(parts);
    expect(partsOf(text).at(-1)).toBe('Checked by');
  });

  test('names only existing checks', () => {
    expect(wrongChecks(partOf(text, 'Checked by'))).toEqual([]);
  });

  test('has a status that the record at its other end confirms', () => {
    const status = statusOf(text);
    expect(status).toMatch(/^(Accepted|Superseded by \d{4})(; supersedes \d{4}(, \d{4})*)?\.$/);
    const statusOfRecord = (other = '') =>
      statusOf(records.find((each) => each.number === other)?.text ?? '');
    const [, successor] = /^Superseded by (\d{4})/.exec(status) ?? [];
    if (successor) expect(statusOfRecord(successor)).toMatch(new RegExp(`supersedes .*${number}`));
    const [, predecessors = ''] = /supersedes (.*)\.$/.exec(status) ?? [];
    for (const each of predecessors.match(/\d{4}/g) ?? []) {
      expect(statusOfRecord(each)).toMatch(new RegExp(`^Superseded by ${number}`));
    }
  });

  test('stands in the index with its title and status', () => {
    const title = text.split('\n')[0]?.slice('# 0000 '.length);
    const status = statusOf(text).replace(/\.$/, '').toLowerCase();
    expect(read('README.md').split('\n')).toContain(`| [${number}](${file}) | ${title} | ${status} |`);
  });
});

test('no number is used twice', () => {
  expect(new Set(records.map(({ number }) => number)).size).toBe(records.length);
});

test('the template has the parts that a record must have', () => {
  expect(partsOf(read('template.md'))).toEqual(requiredParts);
});

test.each([
  ['a file that is not there', '`test/domain/none.test.ts`.', 'test/domain/none.test.ts is not there'],
  [
    'a title that no test has',
    '`test/protocol/races.test.ts` “nobody ever sees a unicorn”.',
    'test/protocol/races.test.ts has no test “nobody ever sees a unicorn”',
  ],
  ['a title without its file', '`npm run model`, “no oversell”.', '“no oversell” stands after no file'],
  ['a script that nobody can run', '`npm run prove -- all`.', 'npm run prove -- all is not there'],
  ['a rule that the linter does not have', '`lint/style/noUnicorns`.', 'lint/style/noUnicorns is not there'],
  ['nothing', 'the usual tests.', 'names no check, and does not say "review only."'],
])('a record that names %s is found out', (_, checkedBy, wrong) => {
  expect(wrongChecks(checkedBy)).toEqual([wrong]);
});

test.each([
  '`test/protocol/races.test.ts`, and `npm run bench -- crowd`.',
  '`lint/style/noRestrictedImports`; `.ci/run`.',
  '`test/rules/planted-violations.test.ts`\n“only commit.ts\nwrites”.',
  'review only.',
])('a record that says %j is taken', (checkedBy) => {
  expect(wrongChecks(checkedBy)).toEqual([]);
});
