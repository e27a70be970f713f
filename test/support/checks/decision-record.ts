import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { namedTests } from './named-tests.ts';

const root = resolve(import.meta.dirname, '../../..');
const scripts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).scripts;
const linter = readFileSync(join(root, 'biome.json'), 'utf8');

/** The parts that a decision record has, in their order. Some records have more, such as the cost of a decision. */
export const requiredParts = ['Status.', 'Context.', 'Decision.', 'Alternatives.', 'Checked by'] as const;

/** The names of the parts of a record, in the order in which they stand. */
export const partsOf = (record: string): readonly string[] =>
  [...record.matchAll(/^\*\*([^*]+)\*\*/gm)].map(([, name = '']) => name);

/** The text of one part of a record, up to the next part; nothing if the record does not have it. */
export function partOf(record: string, name: string): string {
  const [, after = ''] = record.split(`**${name}**`);
  return (after.split('\n**')[0] ?? '').trim();
}

const isError = (rule: string) =>
  new RegExp(`"${rule}":\\s*(?:"error"|\\{\\s*"level": "error")`).test(linter);

/** Whether the name between backticks exists: a script, a rule of the linter that is an error, or a file. */
function isThere(name: string): boolean {
  const [, script] = /^npm run ([\w:-]+)(?: |$)/.exec(name) ?? [];
  if (script !== undefined) return script in scripts;
  const [, rule] = /^lint\/\w+\/(\w+)$/.exec(name) ?? [];
  if (rule !== undefined) return isError(rule);
  return existsSync(join(root, name));
}

/**
 * The problems of a record's "Checked by", in words: each name that does not exist, each title outside of the form
 * `file` “title”, or that it names nothing at all. A decision that only people can check says "review only".
 */
export function wrongChecks(checkedBy: string): readonly string[] {
  if (/^review only\.$/.test(checkedBy)) return [];
  const names = [...checkedBy.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.replace(/\s+/g, ' '));
  const tests = namedTests(checkedBy);
  const titles = [...checkedBy.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title.replace(/\s+/g, ' '));
  const withFile = new Set(tests.map(({ title }) => title));
  return [
    ...(names.length === 0 ? ['names no check, and does not say "review only."'] : []),
    ...names.filter((name) => !isThere(name)).map((name) => `${name} is not there`),
    ...tests.filter((each) => !each.isThere).map(({ file, title }) => `${file} has no test “${title}”`),
    ...titles.filter((title) => !withFile.has(title)).map((title) => `“${title}” stands after no file`),
  ];
}
