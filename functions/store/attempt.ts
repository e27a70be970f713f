import type { AnyVerdict, Change } from '#domain/contract.ts';
import { type Busy, type NeedsOutlook, type Refused, refuse } from '#domain/decisions/decision.ts';
import type { Store } from './client.ts';
import { insist, pause } from './insist.ts';
import { type Fate, send } from './send.ts';

/**
 * A decision that was carried out, nothing to do, or a refusal; with the standing on which it was decided. `V` is what the
 * decide function returns.
 */
export type Settled<S, V extends AnyVerdict> = {
  readonly verdict: Exclude<V, NeedsOutlook> | Refused<Busy>;
  readonly standing: S;
};

/** How long a request of a page may be tried, in milliseconds. */
const PATIENCE = 5_000;
/** After a lost race: up to so many times what the try took. */
const TRIES_APART = 4;

/**
 * Loads what a decision needs, decides, and commits; again from the start when somebody was faster, and the same commit
 * again when nothing is known of it. `load` is asked for the outlook only when the decision calls for it. The only loop
 * around the database; what is not settled within five seconds, or the store's own patience, is looked at once more, in case it was done after all,
 * and else refused as `busy`. Throws what `failureOf` calls unsettled if in all that time nothing could be read.
 *
 * No answer can be overturned by a send of its own request that arrives late: a decision that was given up is fenced off
 * before anything else is decided, and where that fails the result is `busy`, which promises nothing (decision 0020).
 *
 * Who loses without the ledger tries at once, twice: most have lost a seat, of which there are fewer now. Those who
 * all need the ledger win one at a time. Each pauses in proportion to what a try takes, so that about one of
 * them tries at a time; pauses that double would let who comes last overtake who has waited longest.
 */
export async function attempt<S, const V extends AnyVerdict>(
  store: Store,
  season: string,
  load: (withOutlook: boolean) => Promise<S>,
  decide: (standing: S) => V,
): Promise<Settled<S, V>> {
  const patienceEnds = performance.now() + (store.patience ?? PATIENCE);
  let fate: Fate = 'not-done';
  for (let losses = 0; ; losses += 1) {
    const began = performance.now();
    const { verdict, standing } = await look(load, decide, patienceEnds);
    if (fate === 'unknown') return { verdict: refuse({ kind: 'busy' }), standing };
    if (verdict.kind !== 'decision') return { verdict, standing };
    if (performance.now() > patienceEnds) return { verdict: refuse({ kind: 'busy' }), standing };
    fate = await send(store, season, verdict.changes, patienceEnds);
    if (fate === 'done') return { verdict, standing };
    if (losses > 1 || raisesLedger(verdict)) await pause(TRIES_APART * (performance.now() - began));
  }
}

function isFinal<V extends AnyVerdict>(verdict: V): verdict is Exclude<V, NeedsOutlook> {
  return verdict.kind !== 'needs-outlook';
}

function raisesLedger({ changes }: { readonly changes: readonly Change[] }): boolean {
  return changes.some(({ kind }) => kind === 'raise-ledger');
}

/** Decides on a fresh standing. The outlook is dear: who can be told without it that there is no seat left, is. */
async function look<S, V extends AnyVerdict>(
  load: (withOutlook: boolean) => Promise<S>,
  decide: (standing: S) => V,
  patienceEnds: number,
): Promise<{ readonly verdict: Exclude<V, NeedsOutlook>; readonly standing: S }> {
  for (const withOutlook of [false, true]) {
    const standing = await insist(() => load(withOutlook), patienceEnds);
    const verdict = decide(standing);
    if (isFinal(verdict)) return { verdict, standing };
  }
  throw new Error('a decision asks for the outlook that it was given');
}
