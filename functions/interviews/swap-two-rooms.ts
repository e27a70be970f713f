import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { SeenPlan } from '#domain/planned-days/change-plan.ts';
import { type RoomSwap, swapRooms } from '#domain/planned-days/swap-rooms.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { type DayName, type InterviewersOf, loadDay } from './load-day.ts';

/** Swaps two rooms of a published day, and tells those concerned. Returns why not, if so. */
export async function swapTwoRooms(
  store: Store,
  name: DayName,
  interviewersOf: InterviewersOf,
  { seen, ...swap }: RoomSwap & { readonly seen: SeenPlan },
  context: DecisionContext,
) {
  const load = async () => {
    const loaded = await loadDay(store, name, interviewersOf);
    return { ...loaded, zone: loaded.document.program.zone };
  };
  const { verdict } = await attempt(store, name.season, load, (standing) =>
    swapRooms(standing, seen, swap, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}
