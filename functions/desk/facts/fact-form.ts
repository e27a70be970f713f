import * as z from 'zod/mini';
import { isApplicationTitle } from '#domain/applications/columns/column-titles.ts';
import type { FactRequest } from '#domain/facts/add-facts.ts';
import { type CalendarDay, dayIn } from '#domain/values/time.ts';
import { factProblems } from '#functions/applications/preview-facts.ts';
import { readIds } from '#functions/applications/read-ids.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import type { Request } from '#functions/http/request.ts';
import { csvTable } from '#functions/tables/csv-table.ts';

const text = z.catch(z.string(), '');

/** What the form says. What is missing is complained about with the rest. */
export const factBody = z.object({
  fact: text,
  drawnOn: text,
  complete: text,
  ids: text,
  source: text,
  upload: text,
});
export type TypedFact = z.output<typeof factBody>;

/** A list with everybody who can be on it, as a form sends it. */
export const FACT_LIMIT = 512 * 1024;

/** What was typed as a request, or what is wrong with it: half a list would say the wrong thing, so it is taken whole or not. */
export function readFactForm(
  typed: TypedFact,
  { now }: Pick<Request, 'now'>,
  { season, zone }: SignedIn,
): { readonly request: FactRequest } | { readonly problems: readonly string[] } {
  const { ids, problems } = readIds(csvTable(typed.ids, isApplicationTitle));
  const all = [
    ...factProblems(typed.fact, typed.drawnOn, dayIn(zone, now)),
    ...(typed.ids.trim() === '' ? ['The list is empty: paste at least one AAMC ID.'] : problems),
  ];
  if (all.length > 0) return { problems: all };
  const request: FactRequest = {
    ...{ season, fact: typed.fact.trim(), drawnOn: typed.drawnOn as CalendarDay, ids },
    ...{ isComplete: typed.complete === 'yes', source: typed.source.trim() || 'pasted at the desk' },
  };
  return { request };
}
