import type { DecisionContext } from '#domain/decisions/decision.ts';
import type { ReleasePast } from '#domain/invitations/refusal.ts';
import { prepareStatusWave, takeStatusWaveBack } from '#domain/statuses/prepare-status-wave.ts';
import type { StatusRefusal } from '#domain/statuses/status-wave.ts';
import { nextOf, tellNext } from '#domain/statuses/tell-next.ts';
import type { ToldStatus } from '#domain/statuses/told-status.ts';
import type { Instant } from '#domain/values/time.ts';
import { decisionContext } from '#functions/runtime/decision-context.ts';
import { mapConcurrently } from '#functions/runtime/map-concurrently.ts';
import { attempt } from '#functions/store/attempt.ts';
import { attemptOrThrow } from '#functions/store/attempt-or-throw.ts';
import type { Store } from '#functions/store/client.ts';
import { readApplication } from '#functions/store/items/applications.ts';
import type { DueItem } from '#functions/store/items/due.ts';
import { readLedger } from '#functions/store/items/ledger.ts';
import { readOffers } from '#functions/store/items/offers.ts';
import { seasonNow } from '#functions/store/items/season-cache.ts';
import { NotFound } from '#functions/store/not-found.ts';
import { readStatusWave } from '#functions/store/statuses/status-waves.ts';
import { invitationsIn, loadStatuses } from './load-statuses.ts';

type Refusal = StatusRefusal | ReleasePast | { readonly kind: 'busy' };

/** Prepares a wave for everybody with the status who was not told. Returns why not, if it is refused. */
export async function prepareStatuses(
  store: Store,
  season: string,
  request: { readonly as: ToldStatus; readonly at: Instant; readonly shown: number },
  context: DecisionContext,
): Promise<Refusal | undefined> {
  const { verdict } = await attempt(
    store,
    season,
    () => loadStatuses(store, season, context.now),
    ({ missing, waves }) =>
      prepareStatusWave({ season, people: missing[request.as], waves }, request, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

/** Takes a wave back before it leaves. Returns why not, if it is refused. */
export async function takeStatusesBack(
  store: Store,
  { season, id }: DueItem,
  context: DecisionContext,
): Promise<Refusal | undefined> {
  const { verdict } = await attempt(
    store,
    season,
    async () => {
      const wave = await readStatusWave(store, season, id);
      if (!wave) throw new NotFound(`wave ${id}`);
      return wave;
    },
    (wave) => takeStatusWaveBack(wave, context),
  );
  return verdict.kind === 'refusal' ? verdict.refusal : undefined;
}

/** How many steps of thirty people one sweep makes: the clock goes on in the next minute. */
const STEPS = 10;

/** Tells the next people of a wave whose time has come. What was cut short goes on where it stood. */
export async function tellStatuses(store: Store, name: DueItem, at: Instant): Promise<'done' | 'unchanged'> {
  for (let step = 0; step < STEPS; step += 1) {
    const context = decisionContext({ kind: 'clock' }, at);
    const { verdict } = await attemptOrThrow(
      store,
      name.season,
      () => loadTelling(store, name),
      (standing) => tellNext(standing, context),
    );
    if (verdict.kind === 'unchanged') return step > 0 ? 'done' : 'unchanged';
  }
  return 'done';
}

async function loadTelling(store: Store, { season: id, id: wave }: DueItem) {
  const ledger = await readLedger(store, id);
  const [{ season }, found, offers] = await Promise.all([
    seasonNow(store, id),
    readStatusWave(store, id, wave),
    readOffers(store, id),
  ]);
  const next = found ? nextOf(found).filter(Boolean) : [];
  const applications = await mapConcurrently(next, (each) => readApplication(store, id, each));
  return {
    ...{ season, ledger, invitations: invitationsIn(offers) },
    ...{ wave: found, applications: applications.filter((each) => each !== undefined) },
  };
}
