import { addEntry, entriesAt, entryWith, type FileTree, setText, sortEntries, textsAt } from './file-tree.ts';

/** Lets applicants of a track choose a day, or a pair of days. */
export function addChoice(tree: FileTree, id: string, days: readonly string[]): void {
  const track = entryWith(tree, 'tracks', 'id', id);
  if (track < 0 || placeOf(tree, track, days) >= 0) return;
  const [first = '', second] = days.toSorted();
  if (second === undefined) addEntry(tree, ['tracks', track, 'days'], first);
  else addEntry(tree, ['tracks', track, 'pairs'], [first, second], true);
  sortEntries(tree, listOf(track, days), String);
}

/** Takes a day, or a pair of days, from what applicants of a track can choose. */
export function removeChoice(tree: FileTree, id: string, days: readonly string[]): void {
  const track = entryWith(tree, 'tracks', 'id', id);
  const place = track < 0 ? -1 : placeOf(tree, track, days);
  if (place < 0) return;
  tree.deleteIn([...listOf(track, days), place]);
  dropEmpty(tree, track);
}

/** Takes a day from every choice: the pairs that it is one of go whole. */
export function removeDayFromChoices(tree: FileTree, on: string): void {
  for (let track = 0; track < entriesAt(tree, ['tracks']); track += 1) {
    const single = placeOf(tree, track, [on]);
    if (single >= 0) tree.deleteIn(['tracks', track, 'days', single]);
    for (let pair = entriesAt(tree, ['tracks', track, 'pairs']) - 1; pair >= 0; pair -= 1) {
      if (textsAt(tree, ['tracks', track, 'pairs', pair]).includes(on))
        tree.deleteIn(['tracks', track, 'pairs', pair]);
    }
    dropEmpty(tree, track);
  }
}

/** Another date for a day wherever it can be chosen. The earlier day of a pair stays first. */
export function renameDayInChoices(tree: FileTree, from: string, to: string): void {
  for (let track = 0; track < entriesAt(tree, ['tracks']); track += 1) {
    const single = placeOf(tree, track, [from]);
    if (single >= 0) setText(tree, ['tracks', track, 'days', single], to);
    for (let pair = 0; pair < entriesAt(tree, ['tracks', track, 'pairs']); pair += 1) {
      const path = ['tracks', track, 'pairs', pair];
      const days = textsAt(tree, path).map((day) => (day === from ? to : day));
      for (const [index, day] of days.toSorted().entries()) setText(tree, [...path, index], day);
    }
  }
}

/** The tracks that can choose the day alone, and those that can choose it at all. */
export function tracksChoosing(tree: FileTree, on: string) {
  const single = new Set<string>();
  const any = new Set<string>();
  for (let track = 0; track < entriesAt(tree, ['tracks']); track += 1) {
    const id = String(tree.getIn(['tracks', track, 'id']));
    const pairs = Array.from({ length: entriesAt(tree, ['tracks', track, 'pairs']) }, (_, pair) =>
      textsAt(tree, ['tracks', track, 'pairs', pair]),
    );
    if (placeOf(tree, track, [on]) >= 0) single.add(id);
    if (single.has(id) || pairs.some((days) => days.includes(on))) any.add(id);
  }
  return { single, any };
}

function listOf(track: number, days: readonly string[]) {
  return ['tracks', track, days.length > 1 ? 'pairs' : 'days'];
}

function placeOf(tree: FileTree, track: number, days: readonly string[]): number {
  const [first, second] = days.toSorted();
  const list = listOf(track, days);
  if (second === undefined) return textsAt(tree, list).indexOf(first ?? '');
  const pairs = Array.from({ length: entriesAt(tree, list) }, (_, pair) => textsAt(tree, [...list, pair]));
  return pairs.findIndex(([one, other]) => one === first && other === second);
}

/** A track says nothing where it has no days, or no pairs, anymore. */
function dropEmpty(tree: FileTree, track: number): void {
  for (const list of ['days', 'pairs'])
    if (tree.hasIn(['tracks', track, list]) && entriesAt(tree, ['tracks', track, list]) === 0)
      tree.deleteIn(['tracks', track, list]);
}
