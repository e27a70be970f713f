import type { FieldChange } from '#domain/applications/compare-application.ts';
import type {
  AddApplicationRecord,
  ApplicationFrame,
  PutApplication,
} from '#domain/decisions/change-application.ts';
import type { PutSelfIdentification } from '#domain/self-identification/self-identification.ts';
import type { ImportFile, ImportJob } from './import-job.ts';

/** What an import of a file changed of one application. */
export type ApplicationImported = ApplicationFrame & {
  readonly event: 'imported';
  readonly import: string;
  readonly file: ImportFile['name'];
  readonly changes: readonly FieldChange[];
};

/** Changes to applications, and to the import that makes them. `replaces` is the version that was read. */
export type ImportChange =
  | PutApplication
  | PutSelfIdentification
  | AddApplicationRecord<ApplicationImported>
  | { readonly kind: 'put-import'; readonly job: ImportJob; readonly replaces?: number }
  | { readonly kind: 'add-import-record'; readonly job: ImportJob };
