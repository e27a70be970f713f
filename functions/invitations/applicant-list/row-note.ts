/** A message about a line of a list (counted from 1) and one of its fields. */
export type RowNote = { readonly line: number; readonly field: Field; readonly message: string };

export type Field = 'file' | 'row' | 'id' | 'name' | 'email' | 'tracks';
