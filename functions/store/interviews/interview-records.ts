import type { InterviewDayRecord } from '#domain/planned-days/planned-day.ts';
import { latestTold, type ToldOn } from '#domain/planned-days/tell-delay.ts';
import type { CalendarDay } from '#domain/values/time.ts';
import type { Store } from '#functions/store/client.ts';
import { interviewRecordsOf, interviewsPrefix } from '#functions/store/keys.ts';
import { query } from '#functions/store/query.ts';
import { interviewRecordItem } from '#functions/store/record-items/interview-events.ts';

/** What was told of a day, oldest first: its plans, and who or what was late. */
export async function readInterviewRecords(
  store: Store,
  season: string,
  on: CalendarDay,
  how: { readonly consistent?: boolean } = {},
): Promise<readonly InterviewDayRecord[]> {
  return query(store, interviewRecordsOf(season), `${interviewsPrefix}${on}_`, interviewRecordItem, how);
}

/** What was told last of a day, as it was a moment ago: for a page only. */
export async function readLatestTold(store: Store, season: string, on: CalendarDay): Promise<ToldOn> {
  return { on, ...latestTold(await readInterviewRecords(store, season, on, { consistent: false })) };
}
