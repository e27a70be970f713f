import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The files in the top folders, by their path from the root; a file that is neither TypeScript nor Markdown has no text. */
export type Tree = ReadonlyMap<string, string>;

/** For each production file, the files that it imports, exports from, or imports dynamically; types count too. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** For each room, the rooms that its files may import. */
export type Rooms = Readonly<Record<string, readonly string[]>>;

/** Reads the files in all folders below `root`, except hidden and generated ones. */
export function readTree(root: string): Tree {
  const generated = ['node_modules', 'cdk.out', 'coverage'];
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((each) => each.isDirectory() && !each.name.startsWith('.') && !generated.includes(each.name))
    .map(({ name }) => name);
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => posix.relative(root, posix.join(each.parentPath, each.name))),
  );
  return new Map(
    files.map((file) => [file, /\.(ts|md)$/.test(file) ? readFileSync(join(root, file), 'utf8') : '']),
  );
}

/**
 * The room of a production file: its slice in `domain` and `functions`, its folder in `infra`. A file in no slice, such
 * as `domain/memoize.ts`, is a room of its own. A test file has no room.
 */
export function roomOf(file: string): string | undefined {
  const [top = '', ...rest] = file.split('/');
  if (!file.endsWith('.ts') || !['domain', 'functions', 'infra'].includes(top)) return undefined;
  const slice = rest.slice(0, -1).slice(0, top === 'infra' ? 2 : 1);
  return slice.length === 0 ? file : [top, ...slice].join('/');
}

export function importsOf(tree: Tree): Imports {
  const specifier = /\b(?:from|import)\s*\(?\s*['"]([#.][^'"]*\.ts)['"]/g;
  return new Map(
    [...tree]
      .filter(([file]) => roomOf(file))
      .map(([file, text]) => {
        const imported = [...text.matchAll(specifier)].map(([, name = '']) => name);
        const resolve = (name: string) =>
          name.startsWith('#') ? name.slice(1) : posix.join(posix.dirname(file), name);
        return [file, imported.map(resolve)];
      }),
  );
}

/** The rooms that each room imports now, in alphabetical order. */
export function presentRooms(imports: Imports): Rooms {
  const rooms = new Map<string, Set<string>>();
  for (const [file, imported] of imports) {
    const room = roomOf(file) ?? '';
    const others = imported.map(roomOf).filter((each) => each !== undefined);
    rooms.set(room, new Set([...(rooms.get(room) ?? []), ...others.filter((each) => each !== room)]));
  }
  return Object.fromEntries([...rooms].sort().map(([room, others]) => [room, [...others].sort()]));
}

/** The import circles in `graph`, at least one for each set of nodes that import each other, as `a → b → a`. */
export function circlesIn(graph: Imports): readonly string[] {
  const visited = new Set<string>();
  const found: string[] = [];
  const visit = (node: string, path: readonly string[]) => {
    if (path.includes(node)) found.push([...path.slice(path.indexOf(node)), node].join(' → '));
    if (visited.has(node) || path.includes(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    visited.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}
