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
    const alike = Map.groupBy(rows, ({ applicant }) => applicant[field].toLowerCase());
    return [...alike].flatMap(([value, group]) => {
      if (value === '' || group.length < 2) return [];
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

function namedLines(lines: readonly number[], all: number): string {
  const more = all > lines.length ? ` and ${all - lines.length} more` : '';
  return all === 1 ? `Line ${lines[0]} has` : `Lines ${lines.join(', ')}${more} have`;
}
