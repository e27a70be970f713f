import { parse } from 'csv-parse/sync';
import type { IsKnownTitle, Separator } from './table.ts';

const separators: readonly Separator[] = [',', ';', '\t'];

/** More than any line of headings has. */
const LONGEST_HEADER = 20_000;

/**
 * The separator by which the first line names the most columns that we know; of equals, the one that makes the most
 * cells. A comma inside a heading, quoted or not, is therefore no reason to read a list by commas.
 */
export function separatorOf(text: string, isKnown: IsKnownTitle): Separator {
  const start = text.replace(/^[\s,;]*\n/, '').slice(0, LONGEST_HEADER);
  const read = separators.map((separator) => ({ separator, cells: headingsBy(separator, start) }));
  const known = (cells: readonly string[]) => new Set(cells.filter(isKnown)).size;
  const [best] = read.toSorted(
    (one, other) => known(other.cells) - known(one.cells) || other.cells.length - one.cells.length,
  );
  return best?.separator ?? ',';
}

function headingsBy(delimiter: Separator, text: string): readonly string[] {
  const options = { delimiter, to: 1, relax_column_count: true, relax_quotes: true } as const;
  return parse(text, { ...options, skip_records_with_error: true })[0] ?? [];
}
