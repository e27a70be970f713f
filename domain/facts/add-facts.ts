import {
  type Decision,
  type DecisionContext,
  decision,
  type Repeat,
  repeat,
} from '#domain/decisions/decision.ts';
import { type FactChange, type FactList, factKey, latestFirst } from './fact-list.ts';

export type FactRequest = Pick<FactList, 'season' | 'fact' | 'drawnOn' | 'isComplete' | 'ids' | 'source'>;

/** Adds the list, unless the last one of this fact says the very same: then there is nothing to add. */
export function addFacts(
  lists: readonly FactList[],
  request: FactRequest,
  { now, who, recordId }: DecisionContext,
): Decision<FactList, FactChange> | Repeat<FactList> {
  const ids = [...new Set(request.ids)].sort();
  const [last] = latestFirst(lists).filter(({ fact }) => factKey(fact) === factKey(request.fact));
  if (last && isSame(last, { ...request, ids })) return repeat(last);
  const list: FactList = { ...request, ids, id: recordId.replace('record', 'facts'), who, at: now };
  return decision(list, [{ kind: 'add-fact-list', list }]);
}

function isSame(last: FactList, { drawnOn, isComplete, ids }: FactRequest): boolean {
  return last.drawnOn === drawnOn && last.isComplete === isComplete && last.ids.join() === ids.join();
}
