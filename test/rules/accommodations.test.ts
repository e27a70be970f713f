import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readTree, type Tree } from '#test/support/checks/rooms.ts';

/** Every file that may read or write what applicants wrote about an accommodation, each for one reason. */
const mayKnow = {
  page: ['functions/applicant/personal-page.ts'],
  reader: ['functions/accommodations/count-waiting.ts', 'functions/accommodations/load-request.ts'],
  storage: ['functions/store/commit.ts'],
  erasure: ['functions/erasure/export-person.ts', 'functions/erasure/finish-erasure.ts'],
};

function importersIn(tree: Tree): readonly string[] {
  return [...tree]
    .filter(([file, text]) => /^(domain|functions|infra)\//.test(file) && imports.test(text))
    .map(([file]) => file)
    .toSorted();
}
const imports = /from '#functions\/store\/accommodations\//;

test('what applicants wrote about an accommodation is imported by their page, by its reader, and by what keeps it', () => {
  const tree = readTree(resolve(import.meta.dirname, '../..'));
  expect(importersIn(tree)).toEqual(Object.values(mayKnow).flat().toSorted());
  const page = 'functions/interviewer/interviewer-page.ts';
  const line =
    "import { readAccommodationRequest } from '#functions/store/accommodations/accommodation-requests.ts';";
  expect(importersIn(new Map([...tree, [page, line]]))).toContain(page);
});
