import type { Season } from '#domain/season/season.ts';
import { pathInWords } from './path-in-words.ts';
import { readSeasonFile } from './read-season-file.ts';

/**
 * The season of `text`, or a line for each problem, as `seasons/x.yaml:12:3 program.zone: ...`. The operator's command and
 * the deployment both refuse a file by this check. Never throws.
 */
export function checkSeasonFile(
  file: string,
  text: string,
): { readonly season: Season } | { readonly lines: readonly string[] } {
  const read = readSeasonFile(text);
  if ('season' in read) return read;
  const lines = read.problems.map(
    ({ line, column, path, message }) =>
      `${file}:${line}:${column} ${path ? `${pathInWords(path)}: ` : ''}${message}`,
  );
  return { lines };
}
