import type { YAMLSeq } from 'yaml';
import { startNames } from '#domain/season/season.ts';
import { addChoice, removeDayFromChoices, renameDayInChoices, tracksChoosing } from './edit-choices.ts';
import type { FileEdit } from './file-edit.ts';
import {
  addEntry,
  copyOf,
  entriesAt,
  entryWith,
  type FilePath,
  type FileTree,
  setText,
  sortEntries,
  textAt,
  textsAt,
} from './file-tree.ts';

const onOf = (entry: unknown) => String((entry as { readonly on?: unknown }).on);

/**
 * A new day like another one: its starts, its place and its seats. A track that can choose the other day alone can choose the
 * new one; a track that has it only in a pair gets no seats, because with which day it would be a pair is not known.
 */
export function addDay(tree: FileTree, on: string, like: string): void {
  const source = entryWith(tree, 'days', 'on', like);
  if (source < 0 || entryWith(tree, 'days', 'on', on) >= 0) return;
  const { single } = tracksChoosing(tree, like);
  const copy = copyOf(tree, ['days', source]);
  copy.set('on', on);
  (tree.getIn(['days']) as YAMLSeq).items.push(copy);
  const place = entriesAt(tree, ['days']) - 1;
  if (single.size > 0) keepSeatsFor(tree, place, single);
  for (const track of single) addChoice(tree, track, [on]);
  sortEntries(tree, ['days'], onOf);
}

/** A day that goes: nobody can choose it anymore, and a pair goes whole, with the seats that only the pair could use. */
export function removeDay(tree: FileTree, on: string): void {
  const place = entryWith(tree, 'days', 'on', on);
  if (place < 0) return;
  const others = Array.from({ length: entriesAt(tree, ['days']) }, (_, index) =>
    String(tree.getIn(['days', index, 'on'])),
  ).filter((day) => day !== on);
  const before = new Map(others.map((day) => [day, tracksChoosing(tree, day).any]));
  tree.deleteIn(['days', place]);
  removeDayFromChoices(tree, on);
  renameDayInAgendas(tree, on, undefined);
  for (const day of others) {
    const { any } = tracksChoosing(tree, day);
    const hasLost = [...(before.get(day) ?? [])].some((track) => !any.has(track));
    if (hasLost) keepSeatsFor(tree, entryWith(tree, 'days', 'on', day), any);
  }
}

/** Another date for a day, wherever the file names it. Days stay in the order of the calendar. */
export function moveDay(tree: FileTree, from: string, to: string): void {
  const place = entryWith(tree, 'days', 'on', from);
  if (place < 0) return;
  setText(tree, ['days', place, 'on'], to);
  renameDayInChoices(tree, from, to);
  renameDayInAgendas(tree, from, to);
  sortEntries(tree, ['days'], onOf);
}

/** Another date for a day in the agendas that name it, or none: an agenda that was only for that day goes with it. */
function renameDayInAgendas(tree: FileTree, from: string, to: string | undefined): void {
  for (let index = entriesAt(tree, ['agendas']) - 1; index >= 0; index -= 1) {
    const path = ['agendas', index, 'on'];
    const place = textsAt(tree, path).indexOf(from);
    if (place < 0) continue;
    if (to === undefined) tree.deleteIn([...path, place]);
    else setText(tree, [...path, place], to);
    if (entriesAt(tree, path) === 0) tree.deleteIn(['agendas', index]);
  }
}

/** One more line of seats on a day. */
export function addSeats(tree: FileTree, edit: Extract<FileEdit, { kind: 'add-seats' }>): void {
  const place = entryWith(tree, 'days', 'on', edit.on);
  const counts = startNames.flatMap((name) => (edit[name] === '' ? [] : [[name, edit[name]] as const]));
  if (place < 0 || counts.length === 0) return;
  addEntry(tree, ['days', place, 'seats'], { for: edit.for, ...Object.fromEntries(counts) }, true);
}

/** Takes every other track from the lines of a day. Lines that are for nobody then go, and so does a day that would have none. */
function keepSeatsFor(tree: FileTree, place: number, tracks: ReadonlySet<string>): void {
  const seats = ['days', place, 'seats'];
  for (let row = entriesAt(tree, seats) - 1; row >= 0; row -= 1) {
    const named = textsAt(tree, [...seats, row, 'for']);
    const kept = named.filter((track) => tracks.has(track));
    if (kept.length === named.length) continue;
    const alike = kept.length === 0 ? -1 : rowFor(tree, seats, kept);
    if (alike >= 0) addCounts(tree, [...seats, alike], [...seats, row]);
    if (kept.length === 0 || alike >= 0) tree.deleteIn([...seats, row]);
    else
      for (let index = named.length - 1; index >= 0; index -= 1)
        if (!tracks.has(named[index] ?? '')) tree.deleteIn([...seats, row, 'for', index]);
  }
  if (entriesAt(tree, seats) === 0) tree.deleteIn(['days', place]);
}

/** The line that is for these tracks and no others; -1 if there is none. */
function rowFor(tree: FileTree, seats: FilePath, tracks: readonly string[]): number {
  const label = tracks.toSorted().join(' ');
  const rows = Array.from({ length: entriesAt(tree, seats) }, (_, row) =>
    textsAt(tree, [...seats, row, 'for'])
      .toSorted()
      .join(' '),
  );
  return rows.indexOf(label);
}

/** Adds the seats of a line to those of another one, because no start may name the same tracks twice. */
function addCounts(tree: FileTree, to: FilePath, from: FilePath): void {
  for (const start of startNames) {
    const sum = Number(textAt(tree, [...to, start])) + Number(textAt(tree, [...from, start]));
    if (sum > 0) setText(tree, [...to, start], String(sum));
  }
}
