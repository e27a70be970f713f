import type { Setback } from '#domain/uploads/upload.ts';

/** Why an import has come back to its dry run, in words for a page and a mail. */
export const setbackWords: Readonly<Record<Setback, string>> = {
  outdated:
    'Nothing was imported: the season, the columns or the applications have changed since you looked. Please look at what the file would change now.',
  running: 'Nothing was imported: another file is being imported. Please try again when that has ended.',
  replaced: 'Another file took the place of this import. What was imported before that stays.',
};
