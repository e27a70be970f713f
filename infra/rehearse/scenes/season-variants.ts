import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { projectRoot } from '#infra/project-root.ts';

export const seasonFile = join(projectRoot, 'seasons/im-2020-2021.yaml');

/** The times of the rehearsal: within the weeks of invitations, days before and after an offer's deadline. */
export const invitedAt = '2020-10-28T15:00:00Z';
export const sixDaysLater = '2020-11-03T16:00:00Z';

/** A copy of the season in which the digest comes at another hour. */
export function seasonWithDigestAt(time: string, folder: string): string {
  const season = parseDocument(readFileSync(seasonFile, 'utf8'));
  season.setIn(['digest', 'at'], time);
  const path = join(folder, 'changed-season.yaml');
  writeFileSync(path, String(season));
  return path;
}

/** The shift in milliseconds that makes a clock show `at` now. */
export function shiftTo(at: string): string {
  return String(Date.parse(at) - Date.now());
}
