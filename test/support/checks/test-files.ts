import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** What only a file says that is given the run's database, or that starts one of its own. */
const usesDatabase = /inject\('databaseEndpoint'\)|requireJava\(/;

const valueImport = /^(?:import|export) (?!type )(?:[^'";]* from )?'([^']+)'|\bimport\('([^']+)'\)/gm;

/** The files that `file` imports for their values: by a relative path, or by a package import such as `#domain/…`. */
function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(valueImport)]
    .map(([, name = '', lazily = '']) => name || lazily)
    .filter((name) => /^[.#]/.test(name))
    .map((name) => (name.startsWith('#') ? join(root, name.slice(1)) : resolve(dirname(file), name)))
    .filter((path) => path.endsWith('.ts') && existsSync(path));
}

/** Whether a run of `file` needs DynamoDB Local, because the file or one that it imports uses it. */
export function needsDatabase(file: string, seen: Set<string> = new Set()): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  if (usesDatabase.test(readFileSync(file, 'utf8'))) return true;
  return importsOf(file).some((each) => needsDatabase(each, seen));
}

/**
 * The test files by their needs: `pure` ones run without Java, `table` ones in DynamoDB Local. Read from their
 * imports, so that a new or a moved test is in the right project without a list to keep.
 */
export function testFiles(): { readonly pure: readonly string[]; readonly table: readonly string[] } {
  const files = globSync('test/**/*.test.ts', { cwd: root });
  const grouped = Object.groupBy(files, (file) => (needsDatabase(join(root, file)) ? 'table' : 'pure'));
  const sorted = (group: readonly string[] = []) => group.map((file) => relative('.', file)).toSorted();
  return { pure: sorted(grouped.pure), table: sorted(grouped.table) };
}
