import { lastValidDay } from './day-rules.ts';
import { dayFaults } from './field-rules.ts';
import { type Having, ruleFor, type SeasonRule, type Violation } from './violation.ts';

/** What must be true of the days of the match lists. */
export const matchListRules: readonly SeasonRule[] = [ruleFor(['matchLists', 'days'], faults)];

const TOO_EARLY =
  'Applicants would come in person before the lists are locked: write a day that is not before `lockedOn`.';

function faults(season: Having<'matchLists'>): Violation[] {
  const { lockedOn, visitsFrom } = season.matchLists;
  const path = ['matchLists', 'lockedOn'];
  const visits = ['matchLists', 'visitsFrom'];
  const odd = [
    ...dayFaults(path, lockedOn),
    ...(visitsFrom === undefined ? [] : dayFaults(visits, visitsFrom)),
  ];
  if (odd.length > 0) return odd;
  const last = lastValidDay(season) ?? '';
  return [
    ...(lockedOn <= last
      ? [{ path, message: `This is not after the last interview day, ${last}: lists are made after it.` }]
      : []),
    ...((visitsFrom ?? lockedOn) < lockedOn ? [{ path: visits, message: TOO_EARLY }] : []),
  ];
}
