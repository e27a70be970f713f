import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  parseDocument,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { asTexts } from '#functions/season/write-file/write-season-file.ts';

/** A season file that can be changed and written again with its comments. */
export type FileTree = Document<ParsedNode, false>;

/** Where a value stands in the file. */
export type FilePath = readonly (string | number)[];

/** The file of `text`, which must have been read without a broken structure. Every scalar of it is a text. */
export function fileTree(text: string): FileTree {
  return parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'error' }) as FileTree;
}

/** The text at the path; empty if there is none. */
export function textAt(tree: FileTree, path: FilePath): string {
  const value = tree.getIn(path);
  return typeof value === 'string' ? value : '';
}

/** The texts of a list; none if there is no list. */
export function textsAt(tree: FileTree, path: FilePath): readonly string[] {
  const list = tree.getIn(path);
  return isSeq<Node>(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : '')) : [];
}

/** How many entries the list has. */
export function entriesAt(tree: FileTree, path: FilePath): number {
  const list = tree.getIn(path);
  return isSeq(list) ? list.items.length : 0;
}

/** The place of the entry of a list whose `field` says `value`; -1 if none does. */
export function entryWith(tree: FileTree, list: string, field: string, value: string): number {
  const places = Array.from({ length: entriesAt(tree, [list]) }, (_, index) => index);
  return places.find((index) => textAt(tree, [list, index, field]).trim() === value) ?? -1;
}

/** Puts a text, or takes the field away where the text is empty; fields that are left without content go too. */
export function setText(tree: FileTree, path: FilePath, text: string): void {
  if (text !== '') {
    tree.setIn(path, text);
    return;
  }
  tree.deleteIn(path);
  const parent = path.slice(0, -1);
  const left = tree.getIn(parent);
  if (isMap(left) && left.items.length === 0) tree.deleteIn(parent);
}

/** Adds an entry at the end of a list, which is begun if there is none. `isFlow`: it stands on one line. */
export function addEntry(tree: FileTree, path: FilePath, value: unknown, isFlow = false): void {
  const list = listAt(tree, path);
  const node = tree.createNode(asTexts(value), { flow: isFlow });
  if (list.items.length === 0 && !isScalar(node)) list.flow = false;
  list.items.push(node);
}

/** Puts the entries of a list into the order of the texts that `keyOf` gives. */
export function sortEntries(tree: FileTree, path: FilePath, keyOf: (entry: unknown) => string): void {
  const list = tree.getIn(path);
  if (!isSeq<Node>(list)) return;
  const keyed = list.items.map((item) => ({ item, key: keyOf(item.toJS(tree)) }));
  list.items = keyed
    .toSorted((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ item }) => item);
}

function listAt(tree: FileTree, path: FilePath): YAMLSeq<unknown> {
  const list = tree.getIn(path);
  if (isSeq(list)) return list;
  const begun = new YAMLSeq();
  tree.setIn(path, begun);
  return begun;
}

/** A copy of the fields at the path, with their comments, to be put elsewhere. */
export function copyOf(tree: FileTree, path: FilePath): YAMLMap {
  const node = tree.getIn(path);
  return isMap(node) ? (node.clone() as YAMLMap) : new YAMLMap();
}
