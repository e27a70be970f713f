import type { Instant } from '#domain/values/time.ts';
import type { Who } from './change-record.ts';

/** What the caller at the edge passes in, because the domain must not look it up itself. */
export type DecisionContext = { readonly now: Instant; readonly recordId: string; readonly who: Who };

/** Changes that are written all or none, and their result: the offer after them, or the offers that were released. */
export type Decision<R, C> = {
  readonly kind: 'decision';
  readonly result: R;
  readonly changes: readonly C[];
};

/** The request was granted before: the result is the same as the first time, and nothing is written. */
export type Repeat<R> = { readonly kind: 'repeat'; readonly result: R };

/** There is nothing to do: the stored state is already what the decision would produce. */
export type Unchanged = { readonly kind: 'unchanged' };

/** The decision needs to see every open offer and every seat (an `Outlook`) before it can be made. */
export type NeedsOutlook = { readonly kind: 'needs-outlook' };

/** `F`: the refusals that this decision can return. */
export type Refused<F> = { readonly kind: 'refusal'; readonly refusal: F };

/**
 * Every possible outcome of a decision. Each decide function returns the subset that it uses, with its own refusals.
 */
export type Verdict<R, C, F> = Decision<R, C> | Repeat<R> | Unchanged | NeedsOutlook | Refused<F>;

/**
 * The request was not settled in time: it may have been carried out already, or may still be. Only a fresh read tells.
 */
export type Busy = { readonly kind: 'busy' };

export function decision<R, C>(result: R, changes: readonly C[]): Decision<R, C> {
  return { kind: 'decision', result, changes };
}

export function repeat<R>(result: R): Repeat<R> {
  return { kind: 'repeat', result };
}

export function refuse<const F>(refusal: F): Refused<F> {
  return { kind: 'refusal', refusal };
}

export const unchanged: Unchanged = { kind: 'unchanged' };
