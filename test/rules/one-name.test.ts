import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readTree, roomOf, type Tree } from '#test/support/checks/rooms.ts';

const tree = readTree(resolve(import.meta.dirname, '../..'));

/** Lambda calls the `handler` of each of these files. No file imports it, so nobody can mean the wrong one. */
const entryPoint = /^functions\/handlers\/[\w-]+\.ts#handler$/;

/** The exported names of production files that two files declare, each with the files. */
function sharedNames(files: Tree): readonly string[] {
  const declared = [...files].flatMap(([file, text]) =>
    roomOf(file) ? exportedNames(text).map((name) => ({ name, file })) : [],
  );
  const others = declared.filter(({ name, file }) => !entryPoint.test(`${file}#${name}`));
  return [...Map.groupBy(others, ({ name }) => name)]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`);
}

function exportedNames(text: string): readonly string[] {
  const declaration =
    /^export (?:async |abstract )*(?:const|let|function\*?|class|type|interface|enum) (\w+)/gm;
  return [...new Set([...text.matchAll(declaration)].map(([, name = '']) => name))];
}

test('an exported name means one thing: no two production files declare it', () => {
  expect(sharedNames(tree)).toEqual([]);
});

test('every export is a declaration, so that its name is seen: no list of exports, no re-export', () => {
  const lists = [...tree].filter(([file, text]) => roomOf(file) && /^export (type )?[{*]/m.test(text));
  expect(lists.map(([file]) => file)).toEqual([]);
});

test.each([
  ['a constant', 'export const startNames = [];'],
  ['a function', 'export async function startNames() {}'],
  ['a type', 'export type startNames = string;'],
  ['a class', 'export abstract class startNames {}'],
])('a second declaration of a name is found: %s', (_, code) => {
  const file = 'infra/planted.ts';
  expect(sharedNames(new Map([...tree, [file, code]]))).toEqual([
    `startNames: domain/season/season.ts, ${file}`,
  ]);
});
