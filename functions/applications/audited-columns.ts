import type { Column } from '#domain/applications/columns/understand-columns.ts';
import { answerOfTitle } from '#domain/self-identification/answer-columns.ts';
import type { FilePlan } from './plan-file.ts';

/** What a column is read as in a report, if the audit alone reads it. */
export const AUDITED = 'audited';

/** Whether the audit reads a column that is withheld from everything else. */
export function isForAudit({ audited }: FilePlan, { use, title }: Column): boolean {
  return audited !== undefined && use === 'withheld' && answerOfTitle(title) !== undefined;
}
