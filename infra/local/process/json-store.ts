import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Small files that outlive a run; without a folder nothing is kept and everything starts anew. */
export type Kept = {
  read<T>(name: string): T | undefined;
  write(name: string, value: unknown): void;
  readLines<T>(name: string): T[];
  append(name: string, value: unknown): void;
};

export const keptNowhere: Kept = {
  read: () => undefined,
  write: () => {},
  readLines: () => [],
  append: () => {},
};

/** Keeps JSON files in `folder`. A file is replaced as a whole: who reads it sees the old one or the new one. */
export function keptIn(folder: string): Kept {
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

/** A line that a killed process left half written counts as not written. */
function parsed<T>(text: string): T | undefined {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
