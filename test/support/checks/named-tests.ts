import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../..');

/** A test as a page names it: by its file under `test/` and its title; and whether there is one. */
export type NamedTest = { readonly file: string; readonly title: string; readonly isThere: boolean };

/** The tests that `text` names, as `file.ts` “title”. The file may be named with or without `test/`. */
export function namedTests(text: string): readonly NamedTest[] {
  return [...text.matchAll(/`([\w/.-]+\.ts)`\s+“([^”]+)”/g)].map(([, file = '', words = '']) => {
    const path = join(folder, file.replace(/^test\//, ''));
    const title = words.replace(/\s+/g, ' ');
    return { file, title, isThere: existsSync(path) && readFileSync(path, 'utf8').includes(title) };
  });
}
