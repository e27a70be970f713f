import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { SeenPlan } from '#domain/planned-days/change-plan.ts';
import { type Delay, type DelayedDay, tellDelay } from '#domain/planned-days/tell-delay.ts';
import { type Lateness, type ToldDay, tellLate } from '#domain/planned-days/tell-late.ts';
import { attempt } from '#functions/store/attempt.ts';
import type { Store } from '#functions/store/client.ts';
import { readInterviewRecords } from '#functions/store/interviews/interview-records.ts';
import { readOffersOf } from '#functions/store/items/offers.ts';
import { cachedSeason } from '#functions/store/items/season-cache.ts';
import type { DayName } from './load-day.ts';
import { planOf } from './plan-interview-day.ts';

/** Tells those concerned that an applicant is late, or is there now. Returns why not, if so. */
export async function tellThatLate(
  store: Store,
  name: DayName,
  { seen, ...late }: Lateness & { readonly seen: SeenPlan },
  context: DecisionContext,
) {
  const { verdict } = await attempt(store, name.season, toldDay(store, name), (standing) =>
    tellLate(standing, seen, late, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

/** Tells those concerned that a room, or the whole day, is late, or on time again. Returns why not, if so. */
export async function tellThatDelayed(
  store: Store,
  name: DayName,
  { seen, ...delay }: Delay & { readonly seen: SeenPlan },
  context: DecisionContext,
) {
  const { verdict } = await attempt(store, name.season, delayedDay(store, name), (standing) =>
    tellDelay(standing, seen, delay, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

function delayedDay(store: Store, name: DayName): () => Promise<DelayedDay> {
  return async () => {
    const [{ season: document }, told] = await Promise.all([
      cachedSeason(store, name.season),
      toldDay(store, name)(),
    ]);
    const guests = (told.planned?.published?.interviews ?? []).map(({ guest }) => guest);
    return { ...told, document, offers: await readOffersOf(store, name.season, guests) };
  };
}

function toldDay(store: Store, name: DayName): () => Promise<ToldDay> {
  return async () => {
    const [{ season }, plan] = await Promise.all([cachedSeason(store, name.season), planOf(store, name)()]);
    // After the plan: who has told something meanwhile has raised its version.
    const told = await readInterviewRecords(store, name.season, name.on);
    return { ...plan, told, zone: season.program.zone };
  };
}
