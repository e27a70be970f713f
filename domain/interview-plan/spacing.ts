import type { ArrangedGuest, Guest, Interview, Span } from './interview-day.ts';

/** What was arranged, by guest. */
export type ArrangedGuests = ReadonlyMap<string, ArrangedGuest>;

export function arrangedIn(guests: readonly Guest[]): ArrangedGuests {
  return new Map(guests.flatMap(({ id, arranged }) => (arranged ? [[id, arranged] as const] : [])));
}

/** How many minutes have to be at least between two interviews in which `person` takes part: 0 unless something was arranged. */
export function minutesBetweenInterviews(
  arranged: ArrangedGuests,
  person: string,
  ...pair: readonly [Interview, Interview]
): number {
  const own = pair.every(({ guest }) => guest === person) ? arranged.get(person)?.pause : undefined;
  return own ?? Math.max(...pair.map(({ guest }) => arranged.get(guest)?.passing ?? 0));
}

/** Whether there are fewer than `minutes` between two stretches that do not overlap, or they do. */
export function areTooClose(one: Span, other: Span, minutes: number): boolean {
  return one.from < other.to + minutes && other.from < one.to + minutes;
}
