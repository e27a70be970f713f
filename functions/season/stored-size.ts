import type { Batch } from '#domain/season-plan/batches.ts';

/** The largest item of DynamoDB is 400 KB; the rest is room for names and numbers that are stored otherwise. */
const MOST_BYTES = 390_000;

/**
 * Why the changes cannot be stored, in one sentence: the season's document, or the record of the differences, which holds
 * what every changed line said before and says now, would be larger than an item. Counted in bytes, because a character
 * can take up to four.
 */
export function tooLargeToStore(batches: readonly Batch[]): string | undefined {
  for (const change of batches.flatMap(({ changes }) => changes)) {
    const item = itemOf(change);
    const bytes = item ? new TextEncoder().encode(JSON.stringify(item.content)).length : 0;
    if (item && bytes > MOST_BYTES)
      return `${item.what} has ${bytes} bytes, and ${MOST_BYTES} fit: ${item.remedy}.`;
  }
  return undefined;
}

function itemOf(change: Batch['changes'][number]) {
  if (change.kind === 'put-season')
    return { what: 'The season', content: change.season, remedy: 'shorten its texts' };
  if (change.kind === 'add-record')
    return {
      what: 'The record of these changes',
      content: change.record,
      remedy: 'apply them in two steps, with some of the lines changed in each',
    };
  return undefined;
}
