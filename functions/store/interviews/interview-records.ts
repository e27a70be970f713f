import type { InterviewDayRecord } from '#domain/planned-days/planned-day.ts';
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
): Promise<readonly InterviewDayRecord[]> {
  return query(store, interviewRecordsOf(season), `${interviewsPrefix}${on}_`, interviewRecordItem);
}
