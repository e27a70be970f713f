import type { ReadRow } from './read-row.ts';
import type { RowNote } from './row-note.ts';

/**
 * A problem for every row that shares its id or email address with another. All such rows get one, because none can
 * be assumed to be right.
 */
export function duplicates(rows: readonly ReadRow[]): readonly RowNote[] {
  return (['id', 'email'] as const).flatMap((field) => {
    const alike = Map.groupBy(rows, ({ applicant }) => applicant[field].toLowerCase());
    return [...alike].flatMap(([value, group]) => {
      if (value === '' || group.length < 2) return [];
      const what = field === 'id' ? 'id' : 'mail address';
      return group.map(({ line }): RowNote => {
        const others = group.filter((row) => row.line !== line).map((row) => row.line);
        const message = `Line ${others.slice(0, 5).join(', ')} has the same ${what}: keep the right one.`;
        return { line, field, message };
      });
    });
  });
}
