import { fileStyle } from '#functions/season/write-file/write-season-file.ts';
import { changeBlocks } from './edit-blocks.ts';
import { addChoice, removeChoice } from './edit-choices.ts';
import { addDay, addSeats, removeDay } from './edit-days.ts';
import { setFields } from './edit-fields.ts';
import type { FileEdit } from './file-edit.ts';
import { addEntry, entryWith, type FileTree, fileTree } from './file-tree.ts';

/**
 * The season file after an edit, with its comments: what a person would have written into it by hand. An edit of something that
 * the file does not have leaves the file as it is. What the edit makes of the season is not checked here.
 */
export function editFile(text: string, edit: FileEdit): string {
  const tree = fileTree(text);
  const before = tree.toString(fileStyle);
  carryOut(tree, edit);
  const after = tree.toString(fileStyle);
  return after === before ? text : after;
}

function carryOut(tree: FileTree, edit: FileEdit): void {
  switch (edit.kind) {
    case 'fields':
      setFields(tree, edit.fields);
      return;
    case 'add-day':
      addDay(tree, edit.on, edit.like);
      return;
    case 'remove-day':
      removeDay(tree, edit.on);
      return;
    case 'add-seats':
      addSeats(tree, edit);
      return;
    case 'add-choice':
      addChoice(tree, edit.track, edit.days);
      return;
    case 'remove-choice':
      removeChoice(tree, edit.track, edit.days);
      return;
    case 'add-block':
    case 'remove-block':
      changeBlocks(tree, edit);
      return;
    case 'add-deadline': {
      const { name, on, at } = edit;
      addEntry(tree, ['deadlines'], { id: freeId(tree, name), name, on, ...(at ? { at } : {}) });
      return;
    }
    case 'remove-deadline':
      removeEntry(tree, 'deadlines', 'id', edit.id);
      return;
    case 'add-coordinator': {
      const { name, address, may } = edit;
      addEntry(tree, ['coordinators'], { ...(name ? { name } : {}), address, may });
      return;
    }
    case 'remove-coordinator':
      removeEntry(tree, 'coordinators', 'address', edit.address);
      return;
    default:
      throw new Error(`nothing edits ${JSON.stringify(edit satisfies never)}`);
  }
}

function removeEntry(tree: FileTree, list: string, field: string, value: string): void {
  const index = entryWith(tree, list, field, value);
  if (index >= 0) tree.deleteIn([list, index]);
}

/** An id for a deadline, made of its name: no other deadline has it. */
function freeId(tree: FileTree, name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-|-$/g, '');
  const wanted = plain || 'deadline';
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    if (entryWith(tree, 'deadlines', 'id', id) < 0) return id;
  }
}
