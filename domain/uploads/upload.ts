import type { RowOutcome } from '#domain/applications/plan-import.ts';
import type { Who } from '#domain/decisions/change-record.ts';
import type { ImportCounts } from '#domain/imports/import-job.ts';
import type { Instant } from '#domain/values/time.ts';

/** A file that a coordinator has handed over: where it is kept, and its name for people. */
export type UploadedFile = { readonly key: string; readonly name: string };

/** How many people of the file come to what, how many lines could not be read, and how many known people it does not name. */
export type UploadCounts = Readonly<Record<RowOutcome['kind'] | 'unread' | 'unmentioned', number>> & {
  /** Of how many it says something new for the audit alone; absent where the season does not audit what people say of themselves. */
  readonly answers?: number;
};

/** What the dry run has found; its rows are in a report of their own. */
export type UploadReading = {
  /** Of what the file states: the import states the same, or begins nothing. */
  readonly digest: string;
  readonly counts: UploadCounts;
  /** Nothing of the file can be imported, as when most of a column is wrong. */
  readonly isStopped: boolean;
  /** The version of the upload that its report was written for. */
  readonly report: number;
};

/** What was read of a list: how many AAMC IDs, and how many problems, of which one is enough not to use it. */
export type UploadedIds = {
  readonly count: number;
  readonly problems: number;
  /** The version of the upload that its report was written for. */
  readonly report: number;
};

/**
 * Why an import came back to its dry run: since that was shown, the season, the columns or the applications have changed; or
 * another file was being imported, or has taken its place.
 */
export type Setback = 'outdated' | 'running' | 'replaced';

/**
 * One file on its way from the coordinator into the applications: read, shown, and imported when a person says so. `reading`,
 * `applying` and `removed` are work for the function that the stream calls; at every other state a person goes on, or nobody.
 */
export type Upload = {
  readonly id: string;
  readonly season: string;
  readonly file: UploadedFile;
  /** Absent for an export of applications. A list of facts is read, and then goes on as if its ids had been pasted. */
  readonly purpose?: 'facts';
  readonly state: 'reading' | 'read' | 'unreadable' | 'applying' | 'applied' | 'removed';
  /** Who handed it over. */
  readonly who: Who;
  /** Who said that it is to be imported. */
  readonly approvedBy?: Who;
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  /** Rises with each change. */
  readonly version: number;
  readonly reading?: UploadReading;
  readonly ids?: UploadedIds;
  /** Why nothing can be read of it: one sentence. */
  readonly problem?: string;
  readonly setback?: Setback;
  /** What was imported, and by which import. */
  readonly applied?: { readonly import: string; readonly counts: ImportCounts };
};

export type UploadChange = {
  readonly kind: 'put-upload';
  readonly upload: Upload;
  readonly replaces?: number;
};

/** The upload is no longer as it was shown, or there is none. */
export type UploadChanged = { readonly kind: 'upload-changed' };

/** There is nothing in the file that is not known, or nothing of it can be used. */
export type NothingToImport = { readonly kind: 'nothing-to-import' };

export type UploadRefusal = UploadChanged | NothingToImport;

/** The states in which nothing more is done with the file, so that it is not kept. */
export function hasEnded({ state }: Upload): boolean {
  return state === 'unreadable' || state === 'applied' || state === 'removed';
}
