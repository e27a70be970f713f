import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The paths and npm scripts that a guide names and that are not there. What runs write to `.local` is in no clone. */
function missingFrom(text: string): readonly string[] {
  const paths = [...text.matchAll(/(?:[`(]|vitest run )([.\w-]+\/[\w./-]*)/g)].map(([, path = '']) => path);
  const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  return [
    ...paths.filter((path) => !path.startsWith('.local/') && !existsSync(join(root, path))),
    ...named.filter((name) => !(name in scripts)),
  ];
}

test('the contributing guide names only existing files and scripts', () => {
  expect(missingFrom(guide)).toEqual([]);
});

test('a guide that names a file or a script that is not there is found out', () => {
  const wrong = 'See `domain/none.ts` and [a page](docs/none.md), then `npm run none`.';
  expect(missingFrom(wrong)).toEqual(['domain/none.ts', 'docs/none.md', 'none']);
});
