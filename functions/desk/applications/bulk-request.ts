import { readListQuery } from '#domain/application-list/list-query.ts';
import type { Chosen } from '#domain/review/review-many.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadMatchingRows, type Matching } from '#functions/review/load-matching.ts';
import type { Store } from '#functions/store/client.ts';
import { type DeedChoice, deedChoices } from './bulk-deed.ts';

/** As many as can be decided while a person waits; for more it is a job. */
export const MOST_AT_ONCE = 500;

/** Everybody on a list, where that are more than a person waits for. */
export type AllRequest = {
  readonly choice: DeedChoice;
  readonly list: string;
  readonly matching: Matching;
};

/** Who was selected for what, or why that is not clear. */
export type BulkRequest =
  | {
      readonly choice: DeedChoice;
      readonly chosen: readonly Chosen[];
      /** The address of the list from which they were selected. */
      readonly list: string;
    }
  | { readonly all: AllRequest }
  | { readonly problem: string };

/** Reads who was selected: the boxes that were ticked, or all that the filters leave now. */
export async function readBulkRequest(
  store: Store,
  season: Season,
  fields: URLSearchParams,
  now: Instant,
): Promise<BulkRequest> {
  const choice = deedChoices(season).find(({ value }) => value === fields.get('deed'));
  if (!choice) return { problem: 'Choose what to do.' };
  const list = fields.get('list') ?? '';
  const read = readListQuery(season, [...new URLSearchParams(list)]);
  if ('problems' in read) return { problem: read.problems.join(' ') };
  const isAll = fields.get('who') === 'all';
  const matching = isAll ? await loadMatchingRows(store, season.id, read.query, now) : undefined;
  if (matching && matching.chosen.length > MOST_AT_ONCE) return { all: { choice, list, matching } };
  const chosen = matching?.chosen ?? chosenOf(fields.getAll('chosen'));
  if (!chosen) return { problem: 'The selection cannot be read. Go back, and select again.' };
  if (chosen.length === 0) return { problem: 'Nobody is selected. Go back, and tick at least one.' };
  if (chosen.length > MOST_AT_ONCE)
    return {
      problem: `${chosen.length} are selected, and at most ${MOST_AT_ONCE} can be decided at once. Go back, and filter further.`,
    };
  return { choice, chosen, list };
}

/** Each box stands for an application at the version that was shown: `20900001.3`. */
function chosenOf(boxes: readonly string[]): readonly Chosen[] | undefined {
  const read = boxes.map((box) => /^(\d{8})\.([1-9]\d{0,6})$/.exec(box));
  const chosen = read.flatMap((match) =>
    match ? [{ id: String(match[1]), version: Number(match[2]) }] : [],
  );
  if (chosen.length < boxes.length) return undefined;
  return [...new Map(chosen.map((each) => [each.id, each])).values()];
}

/** The value of the box of an application, and of the hidden field of one that was chosen. */
export function boxOf({ id, version }: Chosen): string {
  return `${id}.${version}`;
}
