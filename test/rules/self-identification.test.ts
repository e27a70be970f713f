import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readTree, type Tree } from '#test/support/checks/rooms.ts';

/** Every file that may know what applicants said of themselves, each for one reason. */
const mayKnow = {
  audit: [
    'domain/audit/answer-groupings.ts',
    'functions/screening/what-if-report.ts',
    'functions/desk/screening/screening-page.ts',
    'functions/desk/screening/screening-routes.ts',
    'functions/cli/season/screening/print-what-if.ts',
    'functions/cli/season/screening/screen.ts',
  ],
  import: [
    'functions/applications/audited-columns.ts',
    'functions/applications/plan-file.ts',
    'functions/applications/apply-import.ts',
    'domain/imports/import-change.ts',
    'domain/imports/import-step.ts',
  ],
  storage: ['functions/store/commit.ts', 'functions/store/items/applications.ts'],
  erasure: ['functions/erasure/export-person.ts'],
};

function importersIn(tree: Tree): readonly string[] {
  const own = /^(domain|functions\/store)\/self-identification\//;
  return [...tree]
    .filter(
      ([file, text]) => /^(domain|functions|infra)\//.test(file) && !own.test(file) && imports.test(text),
    )
    .map(([file]) => file)
    .toSorted();
}
const imports = /from '#(domain|functions\/store)\/self-identification\//;

test('what people said of themselves is imported by the audit and by what keeps it, and by nobody else', () => {
  const tree = readTree(resolve(import.meta.dirname, '../..'));
  expect(importersIn(tree)).toEqual(Object.values(mayKnow).flat().toSorted());
  const rule = 'domain/screening/screen.ts';
  const line =
    "import type { SelfIdentification } from '#domain/self-identification/self-identification.ts';";
  expect(importersIn(new Map([...tree, [rule, line]]))).toContain(rule);
});
