import * as z from 'zod/mini';
import type { ErasureTrace, RecordedChange } from '#domain/history/recorded-change.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import type { Store } from '#functions/store/client.ts';
import { importItem } from '#functions/store/items/applications.ts';
import { factListItem } from '#functions/store/items/facts.ts';
import { matchListChangedItem } from '#functions/store/match-lists/match-list-changed-item.ts';
import { get } from '#functions/store/query.ts';
import { questionItem } from '#functions/store/questions/questions.ts';
import { applicationRecordItem } from '#functions/store/record-items/application-events.ts';
import { who } from '#functions/store/record-items/frame.ts';
import { interviewRecordItem } from '#functions/store/record-items/interview-events.ts';
import { interviewerRecordItem } from '#functions/store/record-items/interviewer-events.ts';
import { offerRecordItem } from '#functions/store/record-items/offer-events.ts';
import { seasonChangedItem } from '#functions/store/record-items/season-events.ts';
import { count, instantSchema } from '#functions/store/schemas.ts';
import { statusWaveItem } from '#functions/store/statuses/status-waves.ts';
import type { JournalEntry } from './journal.ts';

const traceItem = z.object({
  id: z.string(),
  at: instantSchema,
  offers: z.array(z.string()),
  who: z.exactOptional(who),
  reason: z.exactOptional(z.string()),
  number: z.exactOptional(count),
}) satisfies z.ZodMiniType<ErasureTrace>;

/** The changes of these entries, in their order, read at once. One that was erased since the journal was read is left out. */
export async function readRecordedChanges(
  store: Store,
  entries: readonly JournalEntry[],
): Promise<readonly (RecordedChange & { readonly place: string })[]> {
  const found = await mapConcurrently(entries, async (entry) => {
    const change = await readChange(store, entry);
    return change && { ...change, place: entry.place };
  });
  return found.filter((change) => change !== undefined);
}

async function readChange(
  store: Store,
  { pk, sk, event }: JournalEntry,
): Promise<RecordedChange | undefined> {
  const [key, shown] = [{ pk, sk }, { consistent: false }];
  switch (event) {
    case 'file-imported': {
      const job = await get(store, key, importItem, shown);
      return job && { event, job };
    }
    case 'facts-recorded': {
      const list = await get(store, key, factListItem, shown);
      return list && { event, list };
    }
    case 'status-wave': {
      const wave = await get(store, key, statusWaveItem, shown);
      return wave && { event, wave };
    }
    case 'question-moderated': {
      const question = await get(store, key, questionItem, shown);
      return question && { event, question };
    }
    case 'people-erased': {
      const erasure = await get(store, key, traceItem, shown);
      return erasure && { event, erasure };
    }
    case 'match-list-changed':
      return get(store, key, matchListChangedItem, shown);
    case 'applicant-late':
    case 'day-delayed':
    case 'interviewers-reminded':
    case 'places-told':
    case 'interviews-published':
      return get(store, key, interviewRecordItem, shown);
    case 'interviewers-imported':
    case 'interviewer-added':
    case 'interviewer-changed':
    case 'interviewer-removed':
    case 'interviewer-answered':
    case 'interviewer-links-sent':
      return get(store, key, interviewerRecordItem, shown);
    case 'season-applied':
    case 'season-drafted':
    case 'columns-corrected':
      return get(store, key, seasonChangedItem, shown);
    default:
      return pk.includes('#application#')
        ? get(store, key, applicationRecordItem, shown)
        : get(store, key, offerRecordItem, shown);
  }
}
