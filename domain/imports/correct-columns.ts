import { isChoosable } from '#domain/applications/columns/use-by-hand.ts';
import {
  type Decision,
  type DecisionContext,
  decision,
  type Unchanged,
  unchanged,
} from '#domain/decisions/decision.ts';
import { nameKey } from '#domain/values/name-key.ts';
import type {
  AskedColumn,
  ColumnCorrection,
  ColumnCorrections,
  CorrectionChange,
} from './column-corrections.ts';

/** So many titles are remembered; beyond that the one that was corrected the longest ago is forgotten. */
const MOST_TITLES = 400;

/**
 * Remembers what a person says of columns, by their titles. What is not read on purpose cannot be chosen: such a title is
 * passed over, as is one that says nothing new.
 */
export function correctColumns(
  current: ColumnCorrections | undefined,
  season: string,
  asked: readonly AskedColumn[],
  { now, who }: Pick<DecisionContext, 'now' | 'who'>,
): Decision<ColumnCorrections, CorrectionChange> | Unchanged {
  const known = new Map((current?.columns ?? []).map((each) => [nameKey(each.title), each]));
  let changes = 0;
  for (const { title, use } of asked) {
    const key = nameKey(title);
    if (!isChoosable(title) || use === (known.get(key)?.use ?? 'as-titled')) continue;
    changes += 1;
    known.delete(key);
    if (use !== 'as-titled') known.set(key, { title, use, who, at: now } satisfies ColumnCorrection);
  }
  if (changes === 0) return unchanged;
  const corrections: ColumnCorrections = {
    season,
    version: (current?.version ?? 0) + 1,
    columns: [...known.values()].slice(-MOST_TITLES),
  };
  const replaces = current ? { replaces: current.version } : {};
  return decision(corrections, [{ kind: 'put-column-corrections', corrections, ...replaces }]);
}
