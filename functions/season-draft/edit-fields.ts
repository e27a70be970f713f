import { informationTopics } from '#domain/season/information-section.ts';
import { startNames } from '#domain/season/season.ts';
import { moveDay } from './edit-days.ts';
import type { DraftField } from './file-edit.ts';
import { entriesAt, entryWith, type FilePath, type FileTree, setText, textAt } from './file-tree.ts';

const day = String.raw`days\.\d{4}-\d\d-\d\d`;

/** The fields that a form of the desk can change. Everything else of a season is changed in its file. */
const known = new RegExp(
  `^(${[
    String.raw`${day}\.(on|starts)`,
    String.raw`${day}\.visit\.(kind|place|joinLink|instructions|phone|contact)`,
    String.raw`${day}\.seats\.\d{1,3}\.(morning|afternoon)`,
    String.raw`starts\.[^.]{1,60}\.(morning|afternoon)\.(at|until)`,
    String.raw`agendas\.\d{1,3}\.blocks\.\d{1,3}\.(at|until|title|place)`,
    String.raw`deadlines\.[a-z0-9-]{1,40}\.(name|on|at)`,
    String.raw`coordinators\.\d{1,3}\.(name|address|may)`,
    `information\\.(${informationTopics.join('|')})`,
    String.raw`offers\.(until|answerHours|closesAt|changesCloseHours)`,
  ].join('|')})$`,
);

/** Whether a form of the desk can change a field of that name. */
export function isDraftField(name: string): boolean {
  return known.test(name);
}

/** Sets fields of the file, dates of days last, because days are known by their dates. A line of seats without a number goes. */
export function setFields(tree: FileTree, fields: readonly DraftField[]): void {
  const isDate = ({ name }: DraftField) => name.startsWith('days.') && name.endsWith('.on');
  for (const { name, value } of fields.filter((each) => !isDate(each))) {
    const path = isDraftField(name) ? pathOf(tree, name.split('.')) : undefined;
    if (path) setText(tree, path, value);
  }
  dropEmptyRows(tree);
  for (const { name, value } of fields.filter(isDate)) moveDay(tree, name.split('.')[1] ?? '', value);
}

/** Where the field stands: days are named by their dates, deadlines by their ids, entries of other lists by their places. */
function pathOf(
  tree: FileTree,
  [section = '', entry = '', ...rest]: readonly string[],
): FilePath | undefined {
  const keys: Readonly<Record<string, string>> = { days: 'on', deadlines: 'id' };
  const key = keys[section];
  const place = key ? entryWith(tree, section, key, entry) : placeOf(tree, section, entry);
  if (place === undefined || place === -1) return undefined;
  if (section === 'agendas' && Number(rest[1]) >= entriesAt(tree, [section, place, 'blocks']))
    return undefined;
  return [section, place, ...rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
}

function placeOf(tree: FileTree, section: string, entry: string): string | number | undefined {
  if (section !== 'coordinators' && section !== 'agendas') return entry;
  return Number(entry) < entriesAt(tree, [section]) ? Number(entry) : undefined;
}

function dropEmptyRows(tree: FileTree): void {
  for (let place = 0; place < entriesAt(tree, ['days']); place += 1)
    for (let row = entriesAt(tree, ['days', place, 'seats']) - 1; row >= 0; row -= 1) {
      const path = ['days', place, 'seats', row];
      if (startNames.every((name) => textAt(tree, [...path, name]) === '')) tree.deleteIn(path);
    }
}
