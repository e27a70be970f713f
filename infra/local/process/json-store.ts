import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** JSON files that outlive a run. */
export type JsonStore = {
  read<T>(name: string): T | undefined;
  write(name: string, value: unknown): void;
  readLines<T>(name: string): T[];
  append(name: string, value: unknown): void;
};

export const discardingStore: JsonStore = {
  read: () => undefined,
  write: () => {},
  readLines: () => [],
  append: () => {},
};

/** Stores JSON files in `folder`. Writes are atomic: a reader sees the old file or the new one. */
export function jsonStoreIn(folder: string): JsonStore {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  const text = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '');
  return {
    read: <T>(name: string) => parsed<T>(text(name)),
    write(name, value) {
      writeFileSync(`${at(name)}.new`, JSON.stringify(value), { mode: 0o600 });
      renameSync(`${at(name)}.new`, at(name));
    },
    readLines: <T>(name: string) =>
      text(name)
        .split('\n')
        .map((line) => parsed<T>(line))
        .filter((line) => line !== undefined),
    append: (name, value) => appendFileSync(at(name), `${JSON.stringify(value)}\n`, { mode: 0o600 }),
  };
}

/** Ignores a line that a killed process left half written. */
function parsed<T>(text: string): T | undefined {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
