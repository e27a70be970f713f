import type { Season } from '#domain/season/season.ts';

/**
 * Which release of the time zone data (`tz`, as `2026c`) the times of a season are computed with, and a warning if the
 * season begins in a later year. What a country decides after that release is not in it, also within the same year;
 * only a newer Node knows it. Lambda has the release of its own runtime.
 */
export function zoneDataNotes(tz: string | undefined, { days }: Pick<Season, 'days'>): readonly string[] {
  const first = days.map(({ on }) => on).toSorted()[0];
  const year = Number(/^\d{4}/.exec(tz ?? '')?.[0] ?? Number.NaN);
  if (!tz || Number.isNaN(year)) return ['Time zone data: this Node does not say which.'];
  const known = `Time zone data: ${tz}, from this Node.`;
  if (!first || Number(first.slice(0, 4)) <= year) return [known];
  return [
    known,
    `The season begins on ${first}, and clock changes decided after ${year} are not in these data: update Node, and check the times.`,
  ];
}
