import { remindInterviewers } from '#domain/planned-days/remind-interviewers.ts';
import { type Instant, isCalendarDay } from '#domain/values/time.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { readPlannedDay } from '#functions/store/interviews/planned-days.ts';
import type { DueItem } from '#functions/store/items/due.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';

/** Reminds the interviewers of a published day. */
export async function remindOfDay(
  store: Store,
  { season: id, id: on }: DueItem,
  at: Instant,
): Promise<'done' | 'unchanged'> {
  if (!isCalendarDay(on)) return 'unchanged';
  const load = async () => {
    const [{ season }, planned, told] = await Promise.all([
      seasonNow(store, id),
      readPlannedDay(store, id, on),
      readInterviewRecords(store, id, on),
    ]);
    return { season, planned, told };
  };
  const context = decisionContext({ kind: 'clock' }, at);
  const { verdict } = await attemptOrThrow(store, id, load, (standing) =>
    remindInterviewers(standing, context),
  );
  return verdict.kind === 'decision' ? 'done' : 'unchanged';
}
