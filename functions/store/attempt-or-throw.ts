import type { AnyVerdict } from '#domain/contract.ts';
import type { Refused } from '#domain/decisions/decision.ts';
import { attempt, type Settled } from './attempt.ts';
import type { Store } from './client.ts';

/** A decision that was carried out, or nothing to do. */
export type CommittedResult<S, V extends AnyVerdict> = {
  readonly verdict: Exclude<Settled<S, V>['verdict'], Refused<unknown>>;
  readonly standing: S;
};

/**
 * Attempts what nobody waits for an answer to. What is refused, be it only because the table was busy for too long, is
 * thrown, so that whatever called does so again.
 */
export async function attemptOrThrow<S, const V extends AnyVerdict>(
  store: Store,
  season: string,
  load: (withOutlook: boolean) => Promise<S>,
  decide: (standing: S) => V,
): Promise<CommittedResult<S, V>> {
  const { verdict, standing } = await attempt(store, season, load, decide);
  if (isCarriedOut(verdict)) return { verdict, standing };
  throw new Error(`not carried out: ${verdict.kind === 'refusal' ? verdict.refusal.kind : verdict.kind}`);
}

function isCarriedOut<V extends AnyVerdict>(verdict: V): verdict is Exclude<V, Refused<unknown>> {
  return verdict.kind !== 'refusal';
}
