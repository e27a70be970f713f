import type { Reviewer } from '#domain/applications/application.ts';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { Season } from '#domain/season/season.ts';
import { type Instant, instant } from '#domain/values/time.ts';
import { applyImport } from '#functions/applications/apply-import.ts';
import { planFile } from '#functions/applications/plan-file.ts';
import type { ReviewContext } from '#functions/review/review-application.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import type { Store } from '#functions/store/client.ts';
import { csvTable } from '#functions/tables/csv-table.ts';
import { applicationRow, applicationTitles } from '#test/support/builders/applications.ts';
import { reviewedRules } from './listed.ts';

export const reviewedAt = instant('2020-11-02T15:00Z');

/** The sample season with rules, under another id. */
export function reviewedSeason(id = 'review-2020'): Season {
  return { ...reviewedRules(), id };
}

/** What a coordinator decides on. */
export function reviewContext(name = 'coordinator@example.org', at: Instant = reviewedAt): ReviewContext {
  const who: Reviewer = { kind: 'program', name };
  return { ...decisionContext(who, at), who };
}

/** Imports so many sample people; `change` replaces cells of each by their index. */
export async function importPeople(
  store: Store,
  season: Season,
  count: number,
  change: (number: number) => Readonly<Record<number, string>> = () => ({}),
): Promise<void> {
  const rows = Array.from({ length: count }, (_, number) => applicationRow(number, change(number)));
  const table = csvTable([applicationTitles, ...rows].join('\n'), isApplicationTitle);
  const plan = await planFile(store, season, table);
  const who: Reviewer = { kind: 'program', name: 'Sample Coordinator' };
  const request = { season, plan, fileName: 'export.csv', takesOver: false };
  const result = await applyImport(
    store,
    request,
    () => decisionContext(who, reviewedAt),
    async () => {},
  );
  if ('refusal' in result) throw new Error(result.refusal.kind);
}
