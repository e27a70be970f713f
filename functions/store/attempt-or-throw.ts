import type { Decision, Repeat, Verdict } from '#domain/decisions/decision.ts';
import { attempt, type Settled } from './attempt.ts';
import type { Store } from './client.ts';

/** A decision that was carried out, or a repeat. */
export type CommittedResult<S> = Settled<S> & { readonly verdict: Decision | Repeat };

/**
 * Attempts what nobody waits for an answer to. What is refused, be it only because the table was busy for too long, is
 * thrown, so that whatever called does so again.
 */
export async function attemptOrThrow<S>(
  store: Store,
  season: string,
  load: (withOutlook: boolean) => Promise<S>,
  decide: (standing: S) => Verdict,
): Promise<CommittedResult<S>> {
  const { verdict, standing } = await attempt(store, season, load, decide);
  if (verdict.kind === 'refusal') throw new Error(`not carried out: ${verdict.refusal.kind}`);
  return { verdict, standing };
}
