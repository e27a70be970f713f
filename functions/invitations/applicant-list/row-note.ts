/** Something to know about a line of a list: where, counted from 1, about which field, and what. */
export type RowNote = { readonly line: number; readonly field: Field; readonly message: string };

export type Field = 'file' | 'row' | 'id' | 'name' | 'email' | 'tracks';
