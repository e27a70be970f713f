import type { Column } from '#domain/applications/columns/understand-columns.ts';
import { type FieldName, fieldOf } from '#domain/applications/fields.ts';

const notFields: Readonly<Record<Exclude<Column['use'], FieldName>, string>> = {
  tracks: 'a track that was ticked',
  soap: 'SOAP, to keep it apart',
  unused: 'not used',
  withheld: 'not read, on purpose',
};

/** What a column is read as, in words: the label of its field, or what else becomes of it. */
export function useInWords(use: Column['use']): string {
  return use in notFields ? notFields[use as keyof typeof notFields] : fieldOf(use as FieldName).label;
}
