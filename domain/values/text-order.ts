/**
 * Compares two texts by their code units, for a sort that keeps equals in their order. That of instants and calendar days is the
 * order of time.
 */
export function inTextOrder(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
