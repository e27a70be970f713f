import type { FileStore } from '#functions/files/file-store.ts';
import type { Store } from '#functions/store/client.ts';

/** Where the work on uploads is done: the table, and the bucket of the files. */
export type UploadPlace = { readonly store: Store; readonly files: FileStore };
