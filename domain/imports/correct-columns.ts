import { isChoosable } from '#domain/applications/columns/use-by-hand.ts';
import type { AddRecord } from '#domain/decisions/change-record.ts';
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
import type { ColumnsCorrected, CorrectedColumn } from './correction-record.ts';

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
  { now, who, recordId }: DecisionContext,
): Decision<ColumnCorrections, CorrectionChange | AddRecord<ColumnsCorrected>> | Unchanged {
  const known = new Map((current?.columns ?? []).map((each) => [nameKey(each.title), each]));
  const corrected: CorrectedColumn[] = [];
  for (const { title, use } of asked) {
    const key = nameKey(title);
    const before = known.get(key)?.use ?? 'as-titled';
    if (!isChoosable(title) || use === before) continue;
    corrected.push({ title, before, after: use });
    known.delete(key);
    if (use !== 'as-titled') known.set(key, { title, use, who, at: now } satisfies ColumnCorrection);
  }
  if (corrected.length === 0) return unchanged;
  const corrections: ColumnCorrections = {
    season,
    version: (current?.version ?? 0) + 1,
    columns: [...known.values()].slice(-MOST_TITLES),
  };
  const replaces = current ? { replaces: current.version } : {};
  const record: ColumnsCorrected = {
    ...{ id: recordId.replace('record', 'columns'), season, at: now, who },
    ...{ event: 'columns-corrected', version: corrections.version, columns: corrected, notices: [] },
  };
  return decision(corrections, [
    { kind: 'put-column-corrections', corrections, ...replaces },
    { kind: 'add-record', record },
  ]);
}
