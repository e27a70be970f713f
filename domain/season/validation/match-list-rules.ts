import type { Season } from '#domain/season/season.ts';
import { lastValidDay } from './day-rules.ts';
import { dayFaults } from './field-rules.ts';
import type { SeasonRule, Violation } from './violation.ts';

/** What must be true of the days of the match lists. */
export const matchListRules: readonly SeasonRule[] = [{ needs: ['matchLists', 'days'], faults }];

const TOO_EARLY =
  'Applicants would come in person before the lists are locked: write a day that is not before `lockedOn`.';

function faults(season: Season): Violation[] {
  const { lockedOn, visitsFrom } = season.matchLists ?? {};
  if (lockedOn === undefined) return [];
  const path = ['matchLists', 'lockedOn'];
  const visits = ['matchLists', 'visitsFrom'];
  const odd = [
    ...dayFaults(path, lockedOn),
    ...(visitsFrom === undefined ? [] : dayFaults(visits, visitsFrom)),
  ];
  const last = lastValidDay(season);
  if (odd.length > 0 || last === undefined) return odd;
  return [
    ...(lockedOn <= last
      ? [{ path, message: `This is not after the last interview day, ${last}: lists are made after it.` }]
      : []),
    ...(visitsFrom !== undefined && visitsFrom < lockedOn ? [{ path: visits, message: TOO_EARLY }] : []),
  ];
}
