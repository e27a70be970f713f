import { Document, isMap, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import type { Season } from '#domain/season/season.ts';
import { seasonAsFile } from './season-as-file.ts';

/** How a season file is written: no line is broken, because a broken text would have to be marked. */
export const fileStyle = { lineWidth: 0 } as const;

/** Lists and fields that stand on one line, by their names. */
const onOneLine = new Set([
  'covers',
  'mayAskFor',
  'team',
  'oneOnOne',
  'for',
  'beforeClosingHours',
  'beforeInterviewDays',
  'morning',
  'afternoon',
]);
const withOneLineEach = new Set(['seats', 'pairs']);

/** A season file that says what `season` says: reading it gives the same season. */
export function writeSeasonFile(season: Season): string {
  const document = new Document(asTexts(seasonAsFile(season)), { schema: 'failsafe' });
  visit(document, { Pair: (_, pair) => shape(pair) });
  return document.toString(fileStyle);
}

/** A file's scalars are texts, whatever they mean. Fields without a value are left out. */
export function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (typeof value !== 'object' || value === null) return String(value);
  const filled = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(filled.map(([name, each]) => [name, asTexts(each)]));
}

function shape({ key, value }: Pair): void {
  const name = isScalar(key) ? String(key.value) : '';
  const node = value as Node | null;
  if (onOneLine.has(name)) flow(node);
  if (withOneLineEach.has(name) && isSeq<Node>(node)) node.items.forEach(flow);
}

function flow(node: Node | null): void {
  if (isMap(node) || isSeq(node)) node.flow = true;
}
