import type { DecisionContext } from '#domain/decisions/decision.ts';
import { type Lateness, tellLate } from '#domain/planned-days/tell-late.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import type { DayName } from './load-day.ts';
import { planOf } from './plan-interview-day.ts';

/** Tells those concerned that an applicant is late, or is there now. Returns why not, if so. */
export async function tellThatLate(store: Store, name: DayName, late: Lateness, context: DecisionContext) {
  const { season } = await seasonNow(store, name.season);
  const load = async () => {
    const [plan, told] = await Promise.all([
      planOf(store, name)(),
      readInterviewRecords(store, name.season, name.on),
    ]);
    return { ...plan, told };
  };
  const { verdict } = await attempt(store, name.season, load, (standing) =>
    tellLate(standing, season.program.zone, late, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}
