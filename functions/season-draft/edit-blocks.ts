import { wallTimeFrom } from '#functions/season/season-file/wall-time-from.ts';
import type { FileEdit } from './file-edit.ts';
import { addEntry, entriesAt, type FilePath, type FileTree, sortEntries, textAt } from './file-tree.ts';

/** One more block of an agenda, or one less. */
export function changeBlocks(
  tree: FileTree,
  edit: Extract<FileEdit, { kind: 'add-block' | 'remove-block' }>,
): void {
  if (edit.kind === 'add-block') addBlock(tree, edit);
  else removeBlock(tree, edit);
}

/** It comes into its place by the hours. */
function addBlock(tree: FileTree, edit: Extract<FileEdit, { kind: 'add-block' }>): void {
  const { agenda, title, at, until, place } = edit;
  if (agenda >= entriesAt(tree, ['agendas'])) return;
  const blocks = blocksOf(agenda);
  const begin = wallTimeFrom(textAt(tree, [...blocks, 0, 'at']));
  addEntry(tree, blocks, { title, at, until, ...(place ? { place } : {}) });
  sortEntries(tree, blocks, (block) => afterBegin(begin, (block as { readonly at?: unknown }).at));
}

/** Takes a block away, if it still has that title. */
function removeBlock(
  tree: FileTree,
  { agenda, block, title }: Extract<FileEdit, { kind: 'remove-block' }>,
): void {
  const path = [...blocksOf(agenda), block];
  if (textAt(tree, [...path, 'title']).trim() === title && title !== '') tree.deleteIn(path);
}

function blocksOf(agenda: number): FilePath {
  return ['agendas', agenda, 'blocks'];
}

/** A text by which blocks sort from the beginning of the agenda on: one after midnight is a late one. */
function afterBegin(begin: string, at: unknown): string {
  const time = wallTimeFrom(String(at));
  return `${time < begin && begin >= '12:00' ? 1 : 0} ${time}`;
}
