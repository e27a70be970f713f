import type { TrackId } from '#domain/season/season.ts';
import { admits, type Seat } from '#domain/seats/seat.ts';

/** The tracks that may sit in a seat. */
export type Label = readonly TrackId[];

/** A taken seat, with the track of its holder. */
export type Sitting = { readonly seat: Seat; readonly track: TrackId };

/** The new label of each sitting that got one, and the labels left over. */
export type Matched = {
  readonly labelOf: ReadonlyMap<Sitting, Label>;
  readonly left: readonly Label[];
};

export function isSameLabel(one: Label, other: Label): boolean {
  return one.length === other.length && one.every((track) => other.includes(track));
}

/**
 * A maximum matching of sittings and `labels` in which each label admits the holder of its seat. Seats keep their
 * labels where possible: if all can, all do. (Augmenting paths in a bipartite graph, Kuhn 1955.)
 */
export function matchSittings(sittings: readonly Sitting[], labels: readonly Label[]): Matched {
  const holders: (Sitting | undefined)[] = labels.map(() => undefined);
  const isSeated = (sitting: Sitting) => holders.includes(sitting);
  for (const sitting of sittings) {
    const same = labels.findIndex((label, slot) => !holders[slot] && isSameLabel(label, sitting.seat.tracks));
    const tracks = labels[same];
    if (tracks && admits({ ...sitting.seat, tracks }, sitting.track)) holders[same] = sitting;
  }
  for (const sitting of sittings) if (!isSeated(sitting)) findSlot(sitting, labels, holders, new Set());
  const labelOf = new Map(
    holders.flatMap((holder, slot) => (holder ? [[holder, labels[slot] ?? []] as const] : [])),
  );
  return { labelOf, left: labels.filter((_, slot) => !holders[slot]) };
}

/** Finds a slot for `sitting` along an augmenting path; `tried` are the slots visited so far. */
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
