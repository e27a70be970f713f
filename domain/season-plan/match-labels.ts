import type { TrackId } from '#domain/season/season.ts';
import { admits, type Seat } from '#domain/seats/seat.ts';

/** The tracks that may sit in a seat. */
export type Label = readonly TrackId[];

/** A seat that is taken, with the track under which its holder sits. */
export type Sitting = { readonly seat: Seat; readonly track: TrackId };

/** Each sitting with the label that its seat shall have, as far as there is one; and the labels left over. */
export type Matched = {
  readonly labelOf: ReadonlyMap<Sitting, Label>;
  readonly left: readonly Label[];
};

export function isSameLabel(one: Label, other: Label): boolean {
  return one.length === other.length && one.every((track) => other.includes(track));
}

/**
 * Gives one of `labels` to each sitting such that its holder is still admitted, to as many as possible at all. A label
 * stays where it can: if all can keep theirs, all do. (Augmenting paths in a bipartite graph, Kuhn 1955.)
 */
export function matchSittings(sittings: readonly Sitting[], labels: readonly Label[]): Matched {
  const holders: (Sitting | undefined)[] = labels.map(() => undefined);
  const isSeated = (sitting: Sitting) => holders.includes(sitting);
  for (const sitting of sittings) {
    const same = labels.findIndex((label, slot) => !holders[slot] && isSameLabel(label, sitting.seat.tracks));
    if (same >= 0 && admits({ ...sitting.seat, tracks: labels[same] ?? [] }, sitting.track))
      holders[same] = sitting;
  }
  for (const sitting of sittings) if (!isSeated(sitting)) findSlot(sitting, labels, holders, new Set());
  const labelOf = new Map(
    holders.flatMap((holder, slot) => (holder ? [[holder, labels[slot] ?? []] as const] : [])),
  );
  return { labelOf, left: labels.filter((_, slot) => !holders[slot]) };
}

/** Seats `sitting`, if need be by seating others elsewhere; `tried` are the slots that were looked at already. */
function findSlot(
  sitting: Sitting,
  labels: readonly Label[],
  holders: (Sitting | undefined)[],
  tried: Set<number>,
): boolean {
  return labels.some((label, slot) => {
    if (tried.has(slot) || !label.includes(sitting.track)) return false;
    tried.add(slot);
    const holder = holders[slot];
    if (holder && !findSlot(holder, labels, holders, tried)) return false;
    holders[slot] = sitting;
    return true;
  });
}
