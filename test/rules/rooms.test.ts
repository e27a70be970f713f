import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { roomProblems } from '#test/support/checks/room-problems.ts';
import { type Rooms, readTree, roomOf, type Tree } from '#test/support/checks/rooms.ts';

const root = resolve(import.meta.dirname, '../..');
const tree = readTree(root);
const allowed: Rooms = JSON.parse(readFileSync(join(root, 'rooms.json'), 'utf8'));
const rooms = Object.keys(allowed);

test('every import between rooms is listed, every listed one is used, and no folder is too large or too deep', () => {
  expect(roomProblems(tree, allowed)).toEqual([]);
});

/** A file of `room`. */
function fileIn(room: string): string {
  return [...tree.keys()].find((file) => roomOf(file) === room) ?? '';
}

function planted(file: string, code: string): Tree {
  return new Map([...tree, [file, `${tree.get(file) ?? ''}\n${code}`]]);
}

function problemsWith(file: string, code = ''): readonly string[] {
  return roomProblems(planted(file, code), allowed);
}

describe.each(rooms)('%s', (room) => {
  const other = rooms.find((each) => each !== room && !allowed[room]?.includes(each)) ?? '';

  test('may not import a room that is not listed, not even a type', () => {
    const withImport = planted(fileIn(room), `import type { X } from '#${fileIn(other)}';`);
    expect(roomProblems(withImport, allowed)).toContain(`${room} → ${other} is not listed in rooms.json`);
  });

  test('may not list a room that it does not import', () => {
    const listed = { ...allowed, [room]: [...(allowed[room] ?? []), other] };
    expect(roomProblems(tree, listed)).toContain(
      `${room} → ${other} is listed in rooms.json, but nothing uses it`,
    );
  });
});

test.each([
  ['an import', "import { plusHours } from '../season/season.ts';"],
  ['an import for its effect', "import '#domain/season/season.ts';"],
  ['a re-export', "export * from '#domain/season/season.ts';"],
  ['a type re-export', "export type { Season } from '#domain/season/season.ts';"],
  ['a dynamic import', "const season = await import('#domain/season/season.ts');"],
  ['the type of an import', "type Season = import('#domain/season/season.ts').Season;"],
])('%s counts as an import', (_, code) => {
  expect(problemsWith('domain/values/time.ts', code)).toContain(
    'domain/values → domain/season is not listed in rooms.json',
  );
});

test('a room must be listed, and a listed room must be there', () => {
  expect(problemsWith('domain/planted/file.ts')).toContain('domain/planted is not listed in rooms.json');
  expect(roomProblems(tree, { ...allowed, 'domain/gone': [] })).toContain(
    'domain/gone is listed in rooms.json, but nothing uses it',
  );
});

test('a circle is found among rooms, and among files that import types only', () => {
  const toBooking = planted(
    fileIn('domain/values'),
    `import type { X } from '#${fileIn('domain/booking')}';`,
  );
  expect(roomProblems(toBooking, allowed).join()).toMatch(/circle of rooms: .*domain\/values/);
  const pair = new Map([
    ...planted('domain/values/one.ts', "import type { Two } from './two.ts';"),
    ['domain/values/two.ts', "import type { One } from './one.ts';"],
  ]);
  expect(roomProblems(pair, allowed)).toContain(
    'circle of files: domain/values/one.ts → domain/values/two.ts → domain/values/one.ts',
  );
});

test('a folder has fifteen files at most, three levels below its top folder, and a short README at the top', () => {
  const many = Array.from({ length: 16 }, (_, each): [string, string] => [`domain/many/${each}.ts`, '']);
  expect(roomProblems(new Map([...tree, ...many]), allowed)).toContain(
    'domain/many has 16 files, more than 15',
  );
  expect(problemsWith('domain/a/b/c/d/file.ts')).toContain('domain/a/b/c/d is 4 levels deep, more than 3');
  expect(problemsWith('top/file.ts')).toContain('top has no README.md');
  expect(roomProblems(new Map([...tree, ['domain/README.md', `${'\n'.repeat(12)}x`]]), allowed)).toContain(
    'domain/README.md has 13 lines, more than 12',
  );
});

describe('on disk', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'fairslot-rooms-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  test('a file with an import that is not listed is found', () => {
    for (const file of tree.keys()) {
      mkdirSync(dirname(join(scratch, file)), { recursive: true });
      cpSync(join(root, file), join(scratch, file));
    }
    writeFileSync(
      join(scratch, 'domain/values/planted.ts'),
      "import type { Season } from '#domain/season/season.ts';\n",
    );
    expect(roomProblems(readTree(scratch), allowed)).toContain(
      'domain/values → domain/season is not listed in rooms.json',
    );
  });
});
