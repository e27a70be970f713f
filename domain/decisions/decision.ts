import type { Instant } from '#domain/values/time.ts';
import type { Who } from './change-record.ts';

/** What the edge knows and the domain must not find out for itself. */
export type DecisionContext = { readonly now: Instant; readonly recordId: string; readonly who: Who };

/** Changes that all happen, or none, and what they come to: the offer after them, or the offers that were released. */
export type Decision<R, C> = {
  readonly kind: 'decision';
  readonly result: R;
  readonly changes: readonly C[];
};

/** It has been done before: the result is that of the first time, and nothing is written. */
export type Repeat<R> = { readonly kind: 'repeat'; readonly result: R };

/** There is nothing to do: the standing is already as the decision would leave it. */
export type Unchanged = { readonly kind: 'unchanged' };

/** The decision needs to see every open offer and every seat (an `Outlook`) before it can be made. */
export type NeedsOutlook = { readonly kind: 'needs-outlook' };

/** `F`: the refusals that this one decision can give. */
export type Refused<F> = { readonly kind: 'refusal'; readonly refusal: F };

/** Whatever a decision can come to. Each decide function returns the part of it that it uses, with its own refusals. */
export type Verdict<R, C, F> = Decision<R, C> | Repeat<R> | Unchanged | NeedsOutlook | Refused<F>;

/** The request was not settled in time, so it may have been done, or may be done yet: the standing tells what is. */
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
