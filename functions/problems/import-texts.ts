import type { ImportRefusal } from '#domain/imports/import-job.ts';
import type { UploadRefusal } from '#domain/uploads/upload.ts';
import { formatInstant } from '#functions/wording/clocks.ts';
import type { RefusalTexts } from './problem-text.ts';

/** What the refusals of an import of applications say. Applicants never meet them. */
export const importTexts: RefusalTexts<ImportRefusal | UploadRefusal> = {
  'import-running': {
    status: 409,
    title: ({ file }) => `Another file is being imported: ${file}`,
    detail: ({ done, people, startedAt }, { clocks }) =>
      `It was begun at ${formatInstant(startedAt, clocks)}, and ${done} of ${people} people are done.`,
    next: 'Nothing has changed. Wait until it has ended, or import that file again to go on with it.',
    operator: {
      next: 'Nothing has changed. Wait until it has ended, or import that file again to go on with it. `--take-over` ends it where it stands.',
    },
  },
  'import-replaced': {
    status: 409,
    title: 'This import was ended by another one',
    detail: ({ file }) =>
      file ? `The file ${file} was imported in its place.` : 'No import is known anymore.',
    next: 'What was imported before that stays. Look at a dry run of this file, and import it again if it is the right one.',
    operator: {
      next: 'What was imported before that stays. Look at `import FILE --dry-run`, and import it again if it is the right one.',
    },
  },
  'upload-changed': {
    status: 409,
    title: 'This file is no longer as you saw it',
    detail: 'Somebody has gone on with it in another window, or it was read again.',
    next: 'Nothing has changed. Look at it as it is now, and go on from there.',
    operator: {
      next: 'Nothing has changed. Look at it as it is now, and go on from there.',
    },
  },
  'nothing-to-import': {
    status: 409,
    title: 'There is nothing to import in this file',
    detail: 'Everything in it that can be used is known already.',
    next: 'Nothing has changed.',
    operator: {
      next: 'Nothing has changed.',
    },
  },
};
