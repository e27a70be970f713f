import { readListQuery } from '#domain/application-list/list-query.ts';
import type { Chosen } from '#domain/review/review-many.ts';
import type { Season } from '#domain/season/season.ts';
import type { Instant } from '#domain/values/time.ts';
import { loadMatchingRows } from '#functions/review/load-matching.ts';
import type { Store } from '#functions/store/client.ts';

/** As many as are weighed while a person waits: more than any season of this size has seats. */
const MOST_IN_A_WAVE = 1_200;

/** Who was selected for a wave, in the order of the list, or why that is not clear. */
type PeopleChosen = readonly Chosen[] | { readonly problem: string };

/** Reads who was selected: the boxes that were ticked, or all that the filters of the list leave now. */
export async function readPeople(
  store: Store,
  season: Season,
  fields: URLSearchParams,
  now: Instant,
): Promise<PeopleChosen> {
  const read = readListQuery(season, [...new URLSearchParams(fields.get('list') ?? '')]);
  if ('problems' in read) return { problem: read.problems.join(' ') };
  const chosen =
    fields.get('who') === 'all'
      ? (await loadMatchingRows(store, season.id, read.query, now)).chosen
      : inBoxes(fields.getAll('chosen'));
  if (!chosen) return { problem: 'The selection cannot be read. Go back, and select again.' };
  if (chosen.length === 0) return { problem: 'Nobody is selected. Go back, and tick at least one.' };
  if (chosen.length <= MOST_IN_A_WAVE) return chosen;
  return {
    problem: `${chosen.length} are selected, and at most ${MOST_IN_A_WAVE} are weighed for a wave at once, more than there are seats. Go back, and filter further, for example by the status “To invite”; the others can join the same wave: prepare them with the same release time.`,
  };
}

/** Each box stands for an application at the version that was shown: `20900001.3`. */
function inBoxes(boxes: readonly string[]): readonly Chosen[] | undefined {
  const read = boxes.map((box) => /^(\d{8})\.([1-9]\d{0,6})$/.exec(box));
  const chosen = read.flatMap((match) =>
    match ? [{ id: String(match[1]), version: Number(match[2]) }] : [],
  );
  if (chosen.length < boxes.length) return undefined;
  return [...new Map(chosen.map((each) => [each.id, each])).values()];
}
