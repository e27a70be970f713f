import type { Season } from '#domain/season/season.ts';
import { type Difference, differencesBetween } from '#domain/season-plan/differences.ts';

/**
 * What `after` says otherwise than `before`, whatever has become of the seats in the table: first the numbers of seats by day,
 * start and tracks, then everything else.
 */
export function draftDifferences(before: Season, after: Season): readonly Difference[] {
  const [were, are] = [seatsStated(before), seatsStated(after)];
  const names = [...new Set([...were.keys(), ...are.keys()])].sort();
  const seats = names
    .filter((name) => were.get(name) !== are.get(name))
    .map((name): Difference => {
      const [was, is] = [were.get(name), are.get(name)];
      return {
        kind: 'text',
        name,
        ...(was === undefined ? {} : { before: String(was) }),
        ...(is === undefined ? {} : { after: String(is) }),
      };
    });
  return [...seats, ...differencesBetween(before, after, []).filter(({ kind }) => kind !== 'document')];
}

/** So many seats under each name, as `2026-11-17 morning, seats for categorical and primary-care`. */
function seatsStated({ days }: Season): ReadonlyMap<string, number> {
  const stated = new Map<string, number>();
  for (const { on, starts } of days)
    for (const { name, groups } of starts)
      for (const { for: tracks, seats } of groups)
        stated.set(`${on} ${name}, seats for ${tracks.join(' and ')}`, seats);
  return stated;
}
