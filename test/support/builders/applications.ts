import type { Application } from '#domain/applications/application.ts';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import { type ImportPlan, planImport } from '#domain/applications/plan-import.ts';
import type { Season } from '#domain/season/season.ts';
import { instant } from '#domain/values/time.ts';
import { csvTable } from '#functions/tables/csv-table.ts';

export const applicationTitles =
  'AAMC ID,First Name,Last Name,Email,Tracks Applied by Applicant_1,Tracks Applied by Applicant_2,USMLE Step 1 Score,Visa Sponsorship Needed,Applicant Applied Date,Medical School Type_1';

/** One row under `applicationTitles`; `change` replaces cells by their index. */
export function applicationRow(number: number, change: Readonly<Record<number, string>> = {}): string {
  const id = 20_900_000 + number;
  const cells = [String(id), 'Sam', `Sample-${number}`, `s${number}@example.org`];
  const rest = ['Primary|1261140M0 (Primary Care)', '', '245', 'No', '10/21/2020', 'U.S. D.O. School'];
  return [...cells, ...rest].map((cell, index) => change[index] ?? cell).join(',');
}

/** What a file of these lines would do. */
export function planOf(
  season: Season,
  lines: readonly string[],
  known: readonly Application[] = [],
): ImportPlan {
  const { rows } = csvTable(lines.join('\n'), isApplicationTitle);
  return planImport(season, rows, new Map(known.map((each) => [each.id, each])));
}

/** The applications as they are stored once the plan is applied. */
export function appliedOf(season: Season, { applications }: ImportPlan): readonly Application[] {
  const at = instant('2020-10-22T12:00Z');
  return applications.map((each) => ({
    ...each,
    season: season.id,
    version: 1,
    firstSeenAt: at,
    changedAt: at,
  }));
}
