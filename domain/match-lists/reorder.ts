/** Puts one entry at the rank `to`, counted from 1; beyond the end it is the last. It need not have been on the list. */
export function placedAt(order: readonly string[], id: string, to: number): readonly string[] {
  const others = order.filter((each) => each !== id);
  return others.toSpliced(Math.max(0, to - 1), 0, id);
}

/**
 * Puts several entries at the ranks that were typed for them, as if the list were written again: the others keep their order and fill
 * the ranks that are left. Of two with one rank the one that was named first comes first, and the other one next.
 */
export function placedTogether(
  order: readonly string[],
  places: readonly (readonly [id: string, to: number])[],
): readonly string[] {
  // Somebody who is named twice has one rank: the last.
  const moved = new Map(places);
  const kept = order.filter((id) => !moved.has(id));
  let free = 0;
  return [...moved]
    .toSorted(([, one], [, other]) => one - other)
    .reduce<readonly string[]>((list, [id, to]) => {
      const at = Math.max(free, to - 1);
      free = at + 1;
      return list.toSpliced(at, 0, id);
    }, kept);
}

/** How the buttons of a row move it: by one rank, to the end if it has no rank, or off the list. */
export type MoveOfRow = 'up' | 'down' | 'add' | 'off';

/** Moves one entry; where there is nothing to move, or no further way, the order stays as it is. */
export function movedBy(order: readonly string[], id: string, by: MoveOfRow): readonly string[] {
  const rank = order.indexOf(id) + 1;
  if (by === 'off') return order.filter((each) => each !== id);
  if (by === 'add') return rank > 0 ? order : [...order, id];
  return rank > 0 ? placedAt(order, id, by === 'up' ? rank - 1 : rank + 1) : order;
}
