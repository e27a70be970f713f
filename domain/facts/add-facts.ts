import {
  type Decision,
  type DecisionContext,
  decision,
  type Repeat,
  repeat,
} from '#domain/decisions/decision.ts';
import type { CheckNames } from '#domain/erasure/erasure-record.ts';
import { nameKey } from '#domain/values/name-key.ts';
import type { Instant } from '#domain/values/time.ts';
import { type FactChange, type FactList, latestFirst } from './fact-list.ts';

export type FactRequest = Pick<FactList, 'season' | 'fact' | 'drawnOn' | 'isComplete' | 'ids' | 'source'>;

/** The lists that are known; those of the request's people who were erased; and how often names were raised, read before both. */
export type FactStanding = {
  readonly lists: readonly FactList[];
  readonly erased: ReadonlyMap<string, Instant>;
  readonly names: number;
};

/**
 * Adds the list, unless the last one of this fact says the very same: then there is nothing to add. People who were erased
 * are left out and counted.
 */
export function addFacts(
  { lists, erased, names }: FactStanding,
  request: FactRequest,
  { now, who, recordId }: DecisionContext,
): Decision<FactList, FactChange | CheckNames> | Repeat<FactList> {
  const all = [...new Set(request.ids)].sort();
  const ids = all.filter((id) => !erased.has(id));
  const [last] = latestFirst(lists).filter(({ fact }) => nameKey(fact) === nameKey(request.fact));
  if (last && isSame(last, { ...request, ids })) return repeat(last);
  const lost = ids.length < all.length ? { erased: all.length - ids.length } : {};
  const list: FactList = { ...request, ids, ...lost, id: recordId.replace('record', 'facts'), who, at: now };
  return decision(list, [
    { kind: 'add-fact-list', list },
    { kind: 'check-names', from: names },
  ]);
}

function isSame(last: FactList, { drawnOn, isComplete, ids }: FactRequest): boolean {
  return last.drawnOn === drawnOn && last.isComplete === isComplete && last.ids.join() === ids.join();
}
