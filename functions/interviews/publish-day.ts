import type { DecisionContext } from '#domain/decisions/decision.ts';
import { publishPlan, tellOn } from '#domain/planned-days/publish-plan.ts';
import { attempt } from '#functions/store/attempt.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { type DayName, type InterviewersOf, loadDay } from './load-day.ts';
import { planOf } from './plan-interview-day.ts';

/** Publishes the draft of a day that somebody saw at version `seen`. On a day of many, `tellEverybody` goes on from there. */
export async function publishDay(
  store: Store,
  name: DayName,
  interviewersOf: InterviewersOf,
  seen: number,
  context: DecisionContext,
) {
  const { verdict } = await attempt(
    store,
    name.season,
    () => loadDay(store, name, interviewersOf),
    (standing) => publishPlan(standing, seen, context),
  );
  return verdict;
}

/** Tells those who have yet to be told of the published plan, some at a time, to the last. */
export async function tellEverybody(
  store: Store,
  name: DayName,
  context: () => DecisionContext,
): Promise<void> {
  for (;;) {
    const { verdict } = await attemptOrThrow(
      store,
      name.season,
      async () => {
        const [planned, offers, { season: document }] = await Promise.all([
          planOf(store, name)(),
          readOffers(store, name.season),
          seasonNow(store, name.season),
        ]);
        return { ...planned, offers, document };
      },
      (standing) => tellOn(standing, context()),
    );
    if (verdict.kind === 'unchanged') return;
  }
}
