import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type YAMLMap,
} from 'yaml';
import { memoizeByObject } from '#domain/memoize.ts';
import type { Path } from '#domain/season/validation/violation.ts';

/** Line and column, counted from 1, of the value at `path`, or of the key that leads there. */
export type Place = (
  path: Path,
  what?: 'value' | 'key',
) => { readonly line: number; readonly column: number };

type Found = { readonly node: Node; readonly key?: Node };

/**
 * The place of `path` in the file. For a missing field, the place where its parent begins. For a value of several
 * lines, the place of its key, because that is the line that an editor looks for.
 */
export function locate(
  document: Document.Parsed,
  lines: LineCounter,
  path: Path,
  what: 'value' | 'key' = 'value',
): ReturnType<Place> {
  let found: Found | undefined = document.contents ? { node: document.contents } : undefined;
  for (const step of path) {
    const next: Found | undefined = found && stepInto(found.node, step);
    if (!next) break;
    found = next;
  }
  const { node, key } = found ?? {};
  const range = (key && (what === 'key' || isCollection(node)) ? key : node)?.range;
  const { line, col } = lines.linePos(range?.[0] ?? 0);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function stepInto(node: Node, step: string | number): Found | undefined {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)];
    return item && { node: item };
  }
  if (!isMap<Node, Node | null>(node)) return undefined;
  const pair = fieldsOf(node).get(String(step));
  return pair && { node: pair.value ?? pair.key, key: pair.key };
}

type Field = YAMLMap<Node, Node | null>['items'][number];

/** The fields of a map by name, the first of each, so that thousands of faults in one map are found without a search. */
const fieldsOf = memoizeByObject((map: YAMLMap<Node, Node | null>): ReadonlyMap<string, Field> => {
  const named = map.items.flatMap((pair) =>
    isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : [],
  );
  return new Map(named.reverse());
});
