import type { ReadRow } from './read-row.ts';
import type { RowNote } from './row-note.ts';

/** So many other lines are named, so that a long list of one id is not complained about without end. */
const MOST_NAMED = 5;

/**
 * A problem for every row that shares its id or email address with another. All such rows get one, because none can
 * be assumed to be right.
 */
export function duplicates(rows: readonly ReadRow[]): readonly RowNote[] {
  return (['id', 'email'] as const).flatMap((field) => {
    const keyOf = ({ applicant }: ReadRow) => applicant[field].toLowerCase();
    const repeated = repeatedKeys(rows.map(keyOf));
    if (repeated.size === 0) return [];
    const alike = Map.groupBy(
      rows.filter((row) => repeated.has(keyOf(row))),
      keyOf,
    );
    return [...alike.values()].flatMap((group) => {
      const what = field === 'id' ? 'id' : 'email address';
      const first = group.slice(0, MOST_NAMED + 1).map(({ line }) => line);
      return group.map(({ line }): RowNote => {
        const others = first.filter((each) => each !== line).slice(0, MOST_NAMED);
        const message = `${namedLines(others, group.length - 1)} the same ${what}: keep the right one.`;
        return { line, field, message };
      });
    });
  });
}

/** The texts that come more than once, without the empty one. Nearly every list has none. */
function repeatedKeys(keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set(['']);
  const repeated = new Set<string>();
  for (const key of keys) {
    if (key !== '' && seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

function namedLines(lines: readonly number[], all: number): string {
  const more = all > lines.length ? ` and ${all - lines.length} more` : '';
  return all === 1 ? `Line ${lines[0]} has` : `Lines ${lines.join(', ')}${more} have`;
}
