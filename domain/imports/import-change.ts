import type { Application } from '#domain/applications/application.ts';
import type { FieldChange } from '#domain/applications/compare-application.ts';
import type { Who } from '#domain/decisions/change-record.ts';
import type { Instant } from '#domain/values/time.ts';
import type { ImportFile, ImportJob } from './import-job.ts';

/** One change of one application: what, by which import of which file, by whom and when. Nobody is told by mail. */
export type ApplicationRecord = {
  readonly application: string;
  readonly season: string;
  /** The application's, after the change. */
  readonly version: number;
  readonly at: Instant;
  readonly who: Who;
  readonly import: string;
  readonly file: ImportFile['name'];
  readonly changes: readonly FieldChange[];
};

/** Changes to applications, and to the import that makes them. `replaces` is the version that was read. */
export type ImportChange =
  | { readonly kind: 'put-application'; readonly application: Application; readonly replaces?: number }
  | { readonly kind: 'add-application-record'; readonly record: ApplicationRecord }
  | { readonly kind: 'put-import'; readonly job: ImportJob; readonly replaces?: number }
  | { readonly kind: 'add-import-record'; readonly job: ImportJob };
